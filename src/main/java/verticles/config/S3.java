package verticles.config;

import java.net.URI;

/**
 * An S3 service and our bucket in it. Druid reads from the same endpoint with the same key.
 *
 * @param endpoint {@code http(s)://host[:port]}; addressed path-style
 */
public record S3(URI endpoint, String bucket, String accessKey, String secretKey, String region) {

  @Override
  public String toString() {
    return endpoint + "/" + bucket;
  }
}
