package verticles.druid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import verticles.contract.DruidMessages.PurgeRows;

/**
 * What Druid is asked to do to write a stretch of a dataset anew without some ingestions' rows. The
 * frame is the resource {@code druid/rewrite.json}.
 *
 * <p>The task holds the stretch under a REPLACE lock, which loads (APPEND locks) can share: it
 * reads what was there when it got the lock, and what is loaded meanwhile is carried over to its
 * new version when it publishes. Where nothing is left, tombstones cover what was there. Columns
 * are named with their types; one that comes with a load in the last moment is discovered. Its
 * priority is below a load's, which so never waits for long.
 */
final class RewriteSpec {
  private static final JsonNode FRAME = frame();

  private RewriteSpec() {}

  static ObjectNode of(PurgeRows purge, Stretch stretch) {
    ObjectNode body = FRAME.deepCopy();
    body.put("id", purge.druidTaskId());
    ObjectNode schema = at(body, "/spec/dataSchema");
    schema.put("dataSource", purge.dataset());
    ArrayNode dimensions = (ArrayNode) schema.at("/dimensionsSpec/dimensions");
    stretch
        .columns()
        .forEach(it -> dimensions.addObject().put("type", it.type()).put("name", it.name()));
    at(schema, "/granularitySpec/segmentGranularity").put("period", stretch.period());
    at(schema, "/granularitySpec").withArray("intervals").add(stretch.interval());
    at(body, "/spec/ioConfig/inputSource")
        .put("dataSource", purge.dataset())
        .put("interval", stretch.interval());
    ArrayNode gone = at(body, "/spec/ioConfig/inputSource/filter/field").withArray("values");
    gone.add(purge.ingestionId());
    purge.others().forEach(gone::add);
    return body;
  }

  private static ObjectNode at(ObjectNode node, String path) {
    return (ObjectNode) node.at(path);
  }

  private static JsonNode frame() {
    try (InputStream in = RewriteSpec.class.getResourceAsStream("/druid/rewrite.json")) {
      return Json.MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
