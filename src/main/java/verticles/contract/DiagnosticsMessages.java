package verticles.contract;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How the pipeline has been doing. */
public interface DiagnosticsMessages {

  /**
   * @param hours that are looked back, 1 to {@value #MOST_HOURS}
   */
  record AskPace(int hours) implements Message {}

  int MOST_HOURS = 31 * 24;

  /** Up to so many hours, the course is by hour; beyond, by day. */
  int HOURLY = 48;

  /**
   * @param stages how long files were in each state, in the order of their way
   * @param course files by the hour or the UTC day in which they came; stretches without any are
   *     left out
   * @param failed the newest files that will not be on the dashboard by themselves, without those
   *     whose content is there already
   */
  record PaceOf(List<Stage> stages, List<Stretch> course, List<Failed> failed) implements Message {
    public PaceOf {
      stages = List.copyOf(stages);
      course = List.copyOf(course);
      failed = List.copyOf(failed);
    }
  }

  /**
   * @param files that have left the state
   * @param median seconds in it, over all its stays there
   * @param p95 seconds that 95 % of them needed at most
   */
  record Stage(TaskState state, long files, double median, double p95) {}

  /**
   * What is none of the four kinds is still on its way, or waits for its owner.
   *
   * @param loaded of the files, those that got to the dashboard, taken off it since or not
   * @param failed of the files, those that will not be on the dashboard by themselves
   * @param duplicates of the files, those that were not kept because their content is there already
   * @param cancelled of the files, those that somebody stopped
   * @param median seconds that was worked on a file until queries saw its rows, over all its tries
   *     and without what it waited for its owner; null if none got there
   * @param stages the median of the seconds in each state that any of the files has left
   */
  record Stretch(
      Instant at,
      long files,
      long loaded,
      long failed,
      long duplicates,
      long cancelled,
      long bytes,
      long rows,
      Double median,
      Map<TaskState, Double> stages) {
    public Stretch {
      stages = Map.copyOf(stages);
    }

    /** Of the files, those of which nobody knows yet what becomes of them. */
    public long underWay() {
      return files - loaded - failed - duplicates - cancelled;
    }
  }

  /**
   * @param at when it got there
   * @param problem why; or null
   */
  record Failed(
      UUID task, String filename, String dataset, TaskState state, Instant at, Problem problem) {}
}
