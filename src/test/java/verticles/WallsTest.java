package verticles;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.MessageConsumer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import verticles.contract.Message;

/** The walls between the rooms: who may know whom. */
@AnalyzeClasses(packages = "verticles", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {
  private static final int MOST_LINES = 300;

  private static final String[] SHARED = {
    "verticles.bus..", "verticles.contract..", "verticles.config..", "verticles.web.."
  };

  private static final DescribedPredicate<JavaClass> ROOM =
      DescribedPredicate.describe(
          "live in a feature room",
          type ->
              type.getPackageName().startsWith("verticles.")
                  && !type.getPackageName()
                      .matches("verticles\\.(bus|contract|config|web|sandbox)(\\..*)?"));

  private static final SliceAssignment ROOMS =
      new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
          return ROOM.test(type)
              ? SliceIdentifier.of(type.getPackageName().split("\\.")[1])
              : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
          return "feature rooms";
        }
      };

  @ArchTest
  static final ArchRule roomsNeverImportEachOther =
      slices()
          .assignedFrom(ROOMS)
          .should()
          .notDependOnEachOther()
          .because("rooms meet only in bus, contract, config and web");

  @ArchTest
  static final ArchRule sharedPackagesKnowNoRoom =
      noClasses()
          .that()
          .resideInAnyPackage(SHARED)
          .should()
          .dependOnClassesThat(ROOM)
          .because("what all rooms share must not know any of them");

  @ArchTest
  static final ArchRule onlyTheBusUsesTheEventBus =
      noClasses()
          .that()
          .resideOutsideOfPackage("verticles.bus..")
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(EventBus.class)
          .because("addresses and codecs are the bus's affair");

  @ArchTest
  static final ArchRule messagesAreRecords =
      classes()
          .that()
          .implement(Message.class)
          .should()
          .beRecords()
          .orShould()
          .beEnums()
          .because("they cross the bus by reference, so nobody may change them");

  @ArchTest
  static final ArchRule contractKnowsOnlyTheLanguage =
      classes()
          .that()
          .resideInAPackage("verticles.contract..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "verticles.contract..");

  @ArchTest
  static final ArchRule parsersRunInTheSandboxOnly =
      noClasses()
          .that()
          .resideOutsideOfPackage("verticles.sandbox..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "com.fasterxml.aalto..",
              "org.apache.poi..",
              "org.apache.parquet..",
              "io.airlift.compress..",
              "verticles.sandbox")
          .because("a hostile file must not meet a parser in the server");

  @ArchTest
  static final ArchRule theSandboxHasNothingOfTheServer =
      noClasses()
          .that()
          .resideInAPackage("verticles.sandbox..")
          .should()
          .dependOnClassesThat(
              DescribedPredicate.describe(
                  "belong to the server",
                  type ->
                      type.getPackageName().startsWith("io.vertx")
                          || type.getPackageName().startsWith("verticles")
                              && !type.getPackageName().startsWith("verticles.sandbox")))
          .because("the child process speaks a protocol, and knows nothing else");

  @ArchTest
  static final ArchRule onlyConversionSpeaksToTheSandbox =
      noClasses()
          .that()
          .resideOutsideOfPackages("verticles.sandbox..", "verticles.conversion..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("verticles.sandbox..")
          .because("rooms ask conversion for rows");

  @ArchTest
  static final ArchRule onlyTheBuildPacks =
      noClasses()
          .that()
          .resideOutsideOfPackage("verticles.packing..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("verticles.packing..", "com.aayushatharva.brotli4j..")
          .because("the compressor is there while the page is built, and not where it is sent");

  @ArchTest
  static final ArchRule nobodyWaitsForAFuture =
      noClasses()
          .should()
          .callMethod(io.vertx.core.Future.class, "await")
          .orShould()
          .callMethod(MessageConsumer.class, "completion")
          .because("an event loop that waits stops everybody");

  /** What does not fit on a few screens has a seam somewhere. */
  @ArchTest
  static void filesAreSmall(JavaClasses all) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      List<Path> sources = files.filter(it -> it.toString().endsWith(".java")).toList();
      List<String> large = new ArrayList<>();
      for (Path source : sources) {
        int lines = Files.readAllLines(source).size();
        if (lines > MOST_LINES) {
          large.add(source + ": " + lines + " lines");
        }
      }
      assertTrue(sources.size() > 400, sources::toString);
      assertEquals(List.of(), large);
    }
  }
}
