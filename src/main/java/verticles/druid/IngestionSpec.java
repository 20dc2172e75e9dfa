package verticles.druid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import verticles.config.S3;
import verticles.contract.Canonical;
import verticles.contract.Task;

/**
 * What Druid is asked to do with a task's canonical parts. The frame is the resource {@code
 * druid/ingestion.json}; only values are set in it, through Jackson, so nothing that a file or its
 * sender says can change its shape.
 */
final class IngestionSpec {
  private static final String TIME = "__time";
  private static final JsonNode FRAME = frame();

  private final S3 s3;

  IngestionSpec(S3 s3) {
    this.s3 = s3;
  }

  /**
   * The whole body for {@code POST /druid/indexer/v1/task}.
   *
   * @param subtasks how many of the parts are read at the same time; 1 does all in one process
   */
  ObjectNode of(Task task, int subtasks) {
    ObjectNode body = FRAME.deepCopy();
    body.put("id", task.druidTaskId());
    data(at(body, "/spec/dataSchema"), task);
    at(body, "/spec/tuningConfig").put("maxNumConcurrentSubTasks", subtasks);
    source(at(body, "/spec/ioConfig/inputSource"), task.canonical());
    return body;
  }

  private static void data(ObjectNode schema, Task task) {
    Canonical canonical = task.canonical();
    SegmentGranularity granularity = granularity(task);
    schema.put("dataSource", task.dataset());
    dimensions((ArrayNode) schema.at("/dimensionsSpec/dimensions"), canonical);
    ObjectNode segments = at(schema, "/granularitySpec");
    segments.put("segmentGranularity", granularity.name());
    segments
        .withArray("intervals")
        .add(granularity.interval(canonical.minTime(), canonical.maxTime()));
  }

  /**
   * Two files that reach the same time of one dataset at the same moment, each with another
   * granularity, get in each other's way. The one that lost asks for the coarsest the next time:
   * Druid goes finer by itself where it has to, but never coarser.
   */
  private static SegmentGranularity granularity(Task task) {
    Canonical canonical = task.canonical();
    return task.attempt() > 1
        ? SegmentGranularity.YEAR
        : SegmentGranularity.of(canonical.rows(), canonical.minTime(), canonical.maxTime());
  }

  private static void dimensions(ArrayNode dimensions, Canonical canonical) {
    for (Canonical.Column column : canonical.columns()) {
      if (!column.name().equals(TIME)) {
        dimensions.addObject().put("type", column.type()).put("name", column.name());
      }
    }
  }

  private void source(ObjectNode source, Canonical canonical) {
    canonical.parts().forEach(part -> source.withArray("uris").add(uri(part)));
    at(source, "/properties")
        .put("accessKeyId", s3.accessKey())
        .put("secretAccessKey", s3.secretKey());
    at(source, "/endpointConfig")
        .put("url", s3.endpoint().toString())
        .put("signingRegion", s3.region());
    at(source, "/clientConfig").put("protocol", s3.endpoint().getScheme());
  }

  private String uri(Canonical.Part part) {
    return "s3://" + s3.bucket() + "/" + part.key();
  }

  private static ObjectNode at(ObjectNode node, String path) {
    return (ObjectNode) node.at(path);
  }

  private static JsonNode frame() {
    try (InputStream in = IngestionSpec.class.getResourceAsStream("/druid/ingestion.json")) {
      return Json.MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
