package verticles.druid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import verticles.config.S3;
import verticles.contract.Canonical;
import verticles.contract.DruidMessages.DescribeIngestion;
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
    Canonical canonical = task.canonical();
    SegmentGranularity granularity = granularity(task);
    ObjectNode body = FRAME.deepCopy();
    body.put("id", task.druidTaskId());
    data(at(body, "/spec/dataSchema"), task.dataset(), canonical.columns());
    segments(
        body, granularity.name(), granularity.interval(canonical.minTime(), canonical.maxTime()));
    at(body, "/spec/tuningConfig").put("maxNumConcurrentSubTasks", subtasks);
    source(at(body, "/spec/ioConfig/inputSource"), canonical);
    return body;
  }

  /**
   * The same for people to look at, who must see no key and no address: what is not theirs is left
   * out, and what is not known yet stands in braces.
   */
  static ObjectNode described(DescribeIngestion file) {
    ObjectNode body = FRAME.deepCopy();
    body.put("id", "{task}");
    data(at(body, "/spec/dataSchema"), file.dataset(), file.columns());
    if (file.minTime() == null || file.maxTime() == null) {
      segments(body, "{by rows and span}", "{first day}/{last day}");
    } else {
      SegmentGranularity granularity =
          SegmentGranularity.of(file.rows(), file.minTime(), file.maxTime());
      segments(body, granularity.name(), granularity.interval(file.minTime(), file.maxTime()));
    }
    ObjectNode source = at(body, "/spec/ioConfig/inputSource");
    source.withArray("uris").add("{the canonical parts in S3}");
    source.remove(List.of("properties", "endpointConfig", "clientConfig"));
    return body;
  }

  private static void data(ObjectNode schema, String dataset, List<Canonical.Column> columns) {
    schema.put("dataSource", dataset);
    ArrayNode dimensions = (ArrayNode) schema.at("/dimensionsSpec/dimensions");
    for (Canonical.Column column : columns) {
      if (!column.name().equals(TIME)) {
        dimensions.addObject().put("type", column.type()).put("name", column.name());
      }
    }
  }

  private static void segments(ObjectNode body, String granularity, String interval) {
    ObjectNode segments = at(body, "/spec/dataSchema/granularitySpec");
    segments.put("segmentGranularity", granularity);
    segments.withArray("intervals").add(interval);
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
