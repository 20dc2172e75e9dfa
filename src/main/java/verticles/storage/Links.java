package verticles.storage;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import verticles.contract.StorageMessages.Presign;
import verticles.contract.StorageMessages.PresignedUrl;

/** URLs under which one object can be read for a few minutes. Made without asking S3. */
final class Links {
  private static final Duration VALID = Duration.ofMinutes(10);

  private final S3Presigner presigner;
  private final String bucket;

  Links(S3Presigner presigner, String bucket) {
    this.presigner = presigner;
    this.bucket = bucket;
  }

  PresignedUrl to(Presign asked) {
    String url =
        presigner
            .presignGetObject(
                p ->
                    p.signatureDuration(VALID)
                        .getObjectRequest(
                            r ->
                                r.bucket(bucket)
                                    .key(asked.key())
                                    .responseContentDisposition(attachment(asked.downloadName()))))
            .url()
            .toString();
    return new PresignedUrl(url);
  }

  /** RFC 6266: the name in plain ASCII, and as it is. */
  private static String attachment(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9._ -]", "_");
    String exact = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + exact;
  }
}
