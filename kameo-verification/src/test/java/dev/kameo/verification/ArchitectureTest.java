package dev.kameo.verification;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.TOP_LEVEL_CLASSES;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.kameo.spi.ActorSystemProvider;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.Processor;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// What the module descriptors cannot say.
final class ArchitectureTest {
  private static final String[] API = {"dev.kameo", "dev.kameo.spi", "dev.kameo.supervision"};
  private static final String CORE = "dev.kameo.core..";
  private static final String PROCESSOR = "dev.kameo.processor..";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.kameo");

  @Test
  void packagesHaveNoCycles() {
    slices().assignedFrom(new Packages()).should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void theApiDependsOnTheJdkAlone() {
    classes()
        .that()
        .resideInAnyPackage(API)
        .should()
        .onlyDependOnClassesThat(
            JavaClass.Predicates.resideInAnyPackage(API)
                .or(JavaClass.Predicates.resideInAnyPackage("java..", "org.jspecify..")))
        .check(CLASSES);
  }

  @Test
  void theCoreShowsOnlyItsProvider() {
    classes()
        .that()
        .resideInAPackage(CORE)
        .and(TOP_LEVEL_CLASSES)
        .and()
        .arePublic()
        .should()
        .implement(ActorSystemProvider.class)
        .check(CLASSES);
  }

  @Test
  void schedulersAndTheTestKitDoNotKnowTheCore() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.kameo.scheduler..", "dev.kameo.testkit..", "dev.kameo.examples..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(CORE)
        .check(CLASSES);
  }

  @Test
  void benchmarksUseWhatUsersUse() {
    noClasses()
        .that()
        .resideInAPackage("dev.kameo.benchmarks..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(CORE, "dev.kameo.spi..", "dev.kameo.scheduler..", "dev.kameo.testkit..")
        .check(CLASSES);
  }

  @Test
  void contendersKnowNothingOfEachOther() {
    slices()
        .matching("dev.kameo.benchmarks.(kameo|pekko|jox|vertx|floor)..")
        .should()
        .notDependOnEachOther()
        .check(CLASSES);
  }

  @Test
  void theCoreDoesNotKnowWhoRunsIt() {
    noClasses()
        .that()
        .resideInAPackage(CORE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.kameo.scheduler..", "dev.kameo.testkit..")
        .check(CLASSES);
  }

  @Test
  void theProcessorDependsOnTheCompilerAlone() {
    classes()
        .that()
        .resideInAPackage(PROCESSOR)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            PROCESSOR,
            "java..",
            "javax.annotation.processing",
            "javax.lang.model..",
            "javax.tools",
            "org.jspecify..")
        .check(CLASSES);
  }

  @Test
  void theProcessorShowsOnlyWhatTheCompilerFinds() {
    classes()
        .that()
        .resideInAPackage(PROCESSOR)
        .and(TOP_LEVEL_CLASSES)
        .and()
        .arePublic()
        .should()
        .implement(Processor.class)
        .check(CLASSES);
  }

  @Test
  void nobodyDependsOnTheProcessor() {
    noClasses()
        .that()
        .resideOutsideOfPackage(PROCESSOR)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(PROCESSOR)
        .check(CLASSES);
  }

  @Test
  void namesSayWhatATypeIs() {
    noClasses()
        .that()
        .doNotHaveSimpleName("")
        .should()
        .haveNameMatching(".*(Impl|Util|Utils|Helper|Manager)")
        .check(CLASSES);
  }

  @Test
  void everyPackageIsNullMarked() {
    Set<String> unmarked =
        CLASSES.stream()
            .map(JavaClass::getPackage)
            .filter(folder -> !folder.isAnnotatedWith(NullMarked.class))
            .map(folder -> folder.getName())
            .collect(toCollection(TreeSet::new));

    assertEquals(Set.of(), unmarked, "Packages that lack @NullMarked");
  }

  /// One slice for each package, but one for the API as a whole: there, a system finds its provider
  /// in the SPI, whose types speak of systems and actors.
  private static final class Packages implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      String name = type.getPackageName();
      return SliceIdentifier.of(List.of(API).contains(name) ? "the API" : name);
    }

    @Override
    public String getDescription() {
      return "packages, the API as one";
    }
  }
}
