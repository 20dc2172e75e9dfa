package verticles.sandbox;

import com.github.luben.zstd.Zstd;
import io.airlift.compress.Decompressor;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Unpacks the pages of a Parquet file, each to the size that it says and no further. */
final class Codecs implements CompressionCodecFactory {
  /** The largest page, unpacked; writers make them of 1 MB. */
  private static final int PAGE = 64 << 20;

  /** Unpacks all of {@code from} into all of {@code to}. */
  private interface Unpack {
    void all(byte[] from, byte[] to) throws IOException;
  }

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName codec) {
    throw new UnsupportedOperationException("nothing is written here");
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
    return switch (codec) {
      case UNCOMPRESSED -> new Unpacker(null);
      case SNAPPY -> new Unpacker((from, to) -> all(new SnappyDecompressor(), from, to));
      case LZ4_RAW -> new Unpacker((from, to) -> all(new Lz4Decompressor(), from, to));
      case GZIP -> new Unpacker(Codecs::gzip);
      case ZSTD -> new Unpacker(Codecs::zstd);
      default ->
          throw Refusal.unsupported(
              "The file is packed with "
                  + codec
                  + ", which is not read. Write it with Snappy, Zstandard, Gzip, LZ4_RAW or"
                  + " uncompressed.");
    };
  }

  private static void all(Decompressor by, byte[] from, byte[] to) throws IOException {
    same(by.decompress(from, 0, from.length, to, 0, to.length), to.length);
  }

  private static void gzip(byte[] from, byte[] to) throws IOException {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(from), 1 << 14)) {
      same(in.readNBytes(to, 0, to.length), to.length);
    }
  }

  private static void zstd(byte[] from, byte[] to) throws IOException {
    same(Zstd.decompressByteArray(to, 0, to.length, from, 0, from.length), to.length);
  }

  private static void same(long unpacked, int expected) throws IOException {
    if (unpacked != expected) {
      throw new IOException("a page of another size than it says");
    }
  }

  @Override
  public void release() {}

  private record Unpacker(Unpack unpack) implements BytesInputDecompressor {
    @Override
    public BytesInput decompress(BytesInput bytes, int size) throws IOException {
      if (size < 0 || size > PAGE) {
        throw Refusal.tooLarge(
            Refusal.count("One of its pages unpacks to more than %,d MB.", PAGE >> 20));
      }
      if (unpack == null) {
        return bytes;
      }
      byte[] from = new byte[Math.toIntExact(bytes.size())];
      bytes.toInputStream().slice(from.length).get(from);
      byte[] to = new byte[size];
      unpack.all(from, to);
      return BytesInput.from(to);
    }

    @Override
    public void decompress(ByteBuffer from, int packed, ByteBuffer to, int size) {
      throw new UnsupportedOperationException("pages are unpacked on the heap");
    }

    @Override
    public void release() {}
  }
}
