package verticles.conversion;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** A zip archive that says everything in the fields of zip64, which Java writes only if it must. */
final class Zip64 {
  private Zip64() {}

  /**
   * @param size what the list of files says of the unpacked size
   * @param away how far from its place the list is said to be
   */
  static byte[] of(String file, byte[] content, long size, long away) {
    byte[] name = file.getBytes(StandardCharsets.UTF_8);
    CRC32 crc = new CRC32();
    crc.update(content);
    ByteBuffer out =
        ByteBuffer.allocate(content.length + 2 * name.length + 400).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(0x04034b50).putShort((short) 45).putShort((short) 0).putShort((short) 0);
    out.putInt(0).putInt((int) crc.getValue()).putInt(-1).putInt(-1);
    out.putShort((short) name.length).putShort((short) 0).put(name).put(content);
    long list = out.position();
    out.putInt(0x02014b50).putShort((short) 45).putShort((short) 45).putInt(0).putInt(0);
    out.putInt((int) crc.getValue()).putInt(-1).putInt(-1);
    out.putShort((short) name.length).putShort((short) 28).putShort((short) 0);
    out.putShort((short) 0).putShort((short) 0).putInt(0).putInt(-1).put(name);
    out.putShort((short) 1).putShort((short) 24).putLong(size).putLong(content.length).putLong(0);
    long end = out.position();
    out.putInt(0x06064b50).putLong(44).putShort((short) 45).putShort((short) 45);
    out.putInt(0).putInt(0).putLong(1).putLong(1).putLong(end - list).putLong(list + away);
    out.putInt(0x07064b50).putInt(0).putLong(end).putInt(1);
    out.putInt(0x06054b50).putInt(0).putShort((short) -1).putShort((short) -1);
    out.putInt(-1).putInt(-1).putShort((short) 0);
    byte[] archive = new byte[out.position()];
    out.flip().get(archive);
    return archive;
  }
}
