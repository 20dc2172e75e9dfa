package verticles.druid;

import verticles.contract.ProblemException;

/** S3's error codes, in words for the person who can mend them. */
final class StorageFaults {
  private StorageFaults() {}

  /**
   * @param code S3's error code, such as {@code NoSuchKey}
   * @param status S3's HTTP status
   */
  static ProblemException problem(String code, int status) {
    return switch (code) {
      case "InvalidAccessKeyId" ->
          denied(
              "The storage does not know the access key. Correct AWS_ACCESS_KEY_ID, then retry.");
      case "SignatureDoesNotMatch" ->
          denied(
              "The storage refused the secret key. Correct AWS_SECRET_ACCESS_KEY (and AWS_REGION,"
                  + " which is signed too), then retry.");
      case "NoSuchBucket" ->
          DruidProblems.storage(
              "storage-bucket-missing",
              "The bucket does not exist",
              "The storage has no bucket of the configured name. Create it or correct S3_BUCKET,"
                  + " then retry.");
      case "NoSuchKey" ->
          DruidProblems.storage(
              "prepared-file-missing",
              "The prepared file is gone",
              "The prepared form of the file is no longer in the storage. Retry: it is prepared"
                  + " again from the file as it was received.");
      default -> other(code, status);
    };
  }

  private static ProblemException other(String code, int status) {
    return switch (status) {
      case 403 ->
          denied(
              "The storage refused to let Druid read the prepared file. Allow this access key to"
                  + " read the bucket, then retry.");
      case 404 ->
          DruidProblems.storage(
              "prepared-file-missing",
              "The prepared file is gone",
              "The bucket or the prepared form of the file is no longer in the storage. Check"
                  + " S3_BUCKET, then retry.");
      case 408, 429 -> DruidProblems.storageAway();
      default ->
          status >= 500
              ? DruidProblems.storageAway()
              : DruidProblems.storage(
                  "storage-refused",
                  "The storage refused to be read",
                  "The storage answered "
                      + status
                      + (code.isEmpty() ? "" : " (" + code + ")")
                      + " when the prepared file was read. Check S3_ENDPOINT and AWS_REGION, then"
                      + " retry.");
    };
  }

  private static ProblemException denied(String detail) {
    return DruidProblems.storage("storage-denied", "The storage refused access", detail);
  }
}
