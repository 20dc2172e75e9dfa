package verticles.conversion;

import com.github.luben.zstd.Zstd;
import io.airlift.compress.Compressor;
import io.airlift.compress.lz4.Lz4Compressor;
import io.airlift.compress.snappy.SnappyCompressor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Writes Parquet files with Parquet's own library. */
final class ParquetFile implements AutoCloseable {
  private final MessageType schema;
  private final ParquetWriter<Group> writer;

  ParquetFile(Path file, String schema, CompressionCodecName codec) throws IOException {
    this(file, MessageTypeParser.parseMessageType(schema), codec);
  }

  ParquetFile(Path file, MessageType schema, CompressionCodecName codec) throws IOException {
    this(file, schema, codec, builder -> builder);
  }

  /**
   * @param how else it is written
   */
  ParquetFile(
      Path file,
      MessageType schema,
      CompressionCodecName codec,
      UnaryOperator<ExampleParquetWriter.Builder> how)
      throws IOException {
    Files.deleteIfExists(file);
    this.schema = schema;
    this.writer =
        how.apply(
                ExampleParquetWriter.builder(new LocalOutputFile(file))
                    .withConf(new PlainParquetConfiguration())
                    .withType(schema)
                    .withCompressionCodec(codec)
                    .withCodecFactory(new Compressors()))
            .build();
  }

  ParquetFile row(Consumer<Group> fill) throws IOException {
    Group row = new SimpleGroup(schema);
    fill.accept(row);
    writer.write(row);
    return this;
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  private static final class Compressors implements CompressionCodecFactory {
    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
      return new BytesInputCompressor() {
        @Override
        public BytesInput compress(BytesInput bytes) throws IOException {
          byte[] plain = bytes.toInputStream().readAllBytes();
          return codec == CompressionCodecName.UNCOMPRESSED
              ? BytesInput.from(plain)
              : BytesInput.from(pack(codec, plain));
        }

        @Override
        public CompressionCodecName getCodecName() {
          return codec;
        }

        @Override
        public void release() {}
      };
    }

    private static byte[] pack(CompressionCodecName codec, byte[] plain) throws IOException {
      return switch (codec) {
        case SNAPPY -> pack(new SnappyCompressor(), plain);
        case LZ4_RAW -> pack(new Lz4Compressor(), plain);
        case ZSTD -> Zstd.compress(plain);
        case GZIP -> {
          ByteArrayOutputStream out = new ByteArrayOutputStream();
          try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
          }
          yield out.toByteArray();
        }
        default -> plain; // a codec that the sandbox does not know either
      };
    }

    private static byte[] pack(Compressor by, byte[] plain) {
      byte[] packed = new byte[by.maxCompressedLength(plain.length)];
      int length = by.compress(plain, 0, plain.length, packed, 0, packed.length);
      return Arrays.copyOf(packed, length);
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
      throw new UnsupportedOperationException("nothing is read here");
    }

    @Override
    public void release() {}
  }
}
