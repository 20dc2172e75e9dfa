package verticles.rest;

import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import verticles.bus.Ask;
import verticles.bus.Bus;
import verticles.bus.InsightAsks;
import verticles.contract.AnalyticsMessages.CompareTo;
import verticles.contract.AnalyticsMessages.Comparison;
import verticles.contract.AnalyticsMessages.Origin;
import verticles.contract.Granularity;
import verticles.contract.InsightMessages.Anomalies;
import verticles.contract.InsightMessages.AskAnomalies;
import verticles.contract.InsightMessages.AskChanges;
import verticles.contract.InsightMessages.AskClasses;
import verticles.contract.InsightMessages.AskCohorts;
import verticles.contract.InsightMessages.AskForecast;
import verticles.contract.InsightMessages.AskPairs;
import verticles.contract.InsightMessages.AskSeasons;
import verticles.contract.InsightMessages.AskSegments;
import verticles.contract.InsightMessages.Changes;
import verticles.contract.InsightMessages.Classes;
import verticles.contract.InsightMessages.Cohorts;
import verticles.contract.InsightMessages.Forecast;
import verticles.contract.InsightMessages.Pairs;
import verticles.contract.InsightMessages.Seasons;
import verticles.contract.InsightMessages.Segments;
import verticles.contract.Message;
import verticles.rest.Answers.Found;
import verticles.rest.Endpoint.Answered;

/** {@code /api/insights/*}: what sales tell beyond sums, as GraphQL has it. */
final class Insights {
  private static final String ROOT = "/api/insights/";
  private static final CompareTo PREVIOUS = new CompareTo(Comparison.PREVIOUS_PERIOD, null, null);

  /** Under which name the document has the schema of each answer. */
  static final List<Class<? extends Record>> ANSWERS =
      List.of(
          Classes.class,
          Segments.class,
          Cohorts.class,
          Pairs.class,
          Seasons.class,
          Forecast.class,
          Anomalies.class,
          Changes.class);

  private final Bus bus;
  private final Answers answers;

  Insights(Bus bus, Answers answers) {
    this.bus = bus;
    this.answers = answers;
  }

  List<Endpoint> endpoints() {
    return List.of(
        endpoint(
            "abc-classes",
            "Products, customers or others by how much of all sales they make: ABC, or Pareto.",
            Set.of(Parameter.DIMENSION, Parameter.N),
            InsightAsks.CLASSES,
            given ->
                new AskClasses(Questions.filter(given), text(given), given.whole(Parameter.N, 100)),
            it -> it.about().origin()),
        endpoint(
            "customer-segments",
            "Customers by how recently, how often and for how much they bought: RFM.",
            Set.of(Parameter.N),
            InsightAsks.SEGMENTS,
            given -> new AskSegments(Questions.filter(given), given.whole(Parameter.N, 100)),
            it -> it.about().origin()),
        endpoint(
            "cohort-retention",
            "How many customers buy again, by the month of their first purchase.",
            Set.of(),
            InsightAsks.COHORTS,
            given -> new AskCohorts(Questions.filter(given)),
            it -> it.about().origin()),
        endpoint(
            "basket-pairs",
            "Products that are bought together.",
            Set.of(Parameter.TOP, Parameter.N),
            InsightAsks.PAIRS,
            given ->
                new AskPairs(
                    Questions.filter(given),
                    given.whole(Parameter.TOP, 20),
                    given.whole(Parameter.N, 50)),
            it -> it.about().origin()),
        endpoint(
            "seasonality",
            "How months of the year and days of the week differ.",
            Set.of(),
            InsightAsks.SEASONS,
            given -> new AskSeasons(Questions.filter(given)),
            it -> it.about().origin()),
        endpoint(
            "sales-forecast",
            "What may be sold, with intervals, and what the method was off by in the past.",
            Set.of(Parameter.GRANULARITY, Parameter.HORIZON),
            InsightAsks.FORECAST,
            Insights::forecast,
            it -> it.about().origin()),
        endpoint(
            "sales-anomalies",
            "Days on which a branch sold unusually much or little, and why, in words.",
            Set.of(Parameter.N),
            InsightAsks.ANOMALIES,
            given -> new AskAnomalies(Questions.filter(given), given.whole(Parameter.N, 10)),
            it -> it.about().origin()),
        endpoint(
            "what-changed",
            "Which branches, products and customers explain the change between two periods.",
            Set.of(
                Parameter.COMPARE_TO, Parameter.COMPARE_START, Parameter.COMPARE_END, Parameter.N),
            InsightAsks.CHANGES,
            Insights::changes,
            it -> it.about().origin()));
  }

  private <Q extends Message, A extends Record & Message> Endpoint endpoint(
      String name,
      String summary,
      Set<Parameter> more,
      Ask<Q, A> ask,
      Function<Parameters, Q> question,
      Function<A, Origin> origin) {
    return new Endpoint(
        ROOT + name,
        "Insights",
        summary,
        Parameter.with(Parameter.FILTERS, more),
        Answered.json(ask.answer().getSimpleName()),
        (context, given) ->
            answers.send(
                context,
                given,
                () ->
                    found(bus.ask(ask, question.apply(given)), origin)
                        .recover(failure -> Future.failedFuture(Wording.ofList(failure)))));
  }

  private static <A extends Record> Future<Found> found(
      Future<A> answer, Function<A, Origin> origin) {
    return answer.map(it -> new Found(RecordJson.of(it), origin.apply(it)));
  }

  private static String text(Parameters given) {
    String dimension = given.text(Parameter.DIMENSION);
    return dimension == null ? "item" : dimension;
  }

  private static AskForecast forecast(Parameters given) {
    Granularity granularity = given.granularity();
    return new AskForecast(
        Questions.filter(given),
        granularity == null ? Granularity.MONTH : granularity,
        given.whole(Parameter.HORIZON, 6));
  }

  private static AskChanges changes(Parameters given) {
    CompareTo compareTo = Questions.compareTo(given);
    return new AskChanges(
        Questions.filter(given),
        compareTo == null ? PREVIOUS : compareTo,
        given.whole(Parameter.N, 10));
  }
}
