package dev.portolan.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.portolan.kernel.tenancy.CrossTenant;
import dev.portolan.kernel.tenancy.TenantSql;
import io.quarkus.agroal.DataSource;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.HttpMethod;
import java.lang.annotation.Annotation;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.hibernate.annotations.TenantId;

/// The shape that every service keeps; one `ArchitectureTest` a module checks it. A rule that names a suffix counts
/// types nested in such a type too.
public final class ServiceRules {
    private static final Set<String> ACCESS = Set.of(
            "jakarta.annotation.security.RolesAllowed",
            "jakarta.annotation.security.PermitAll",
            "jakarta.annotation.security.DenyAll",
            "io.quarkus.security.PermissionsAllowed");

    private ServiceRules() {}

    /// Compiled production classes under a package.
    ///
    /// @param atLeast fewer classes mean that the import missed them, and that no rule would bite
    public static JavaClasses production(String root, int atLeast) {
        var found = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(root);
        if (found.size() < atLeast) {
            throw new IllegalStateException("only " + found.size() + " classes under " + root);
        }
        return found;
    }

    /// Checks every rule.
    ///
    /// @throws AssertionError naming each rule that is broken, and where
    public static void check(String root, JavaClasses classes) {
        var broken = all(root).entrySet().stream()
                .map(rule -> Map.entry(rule.getKey(), rule.getValue().evaluate(classes)))
                .filter(rule -> rule.getValue().hasViolation())
                .map(rule -> rule.getKey() + ":\n  "
                        + String.join("\n  ", rule.getValue().getFailureReport().getDetails()))
                .toList();
        if (!broken.isEmpty()) {
            throw new AssertionError(String.join("\n", broken));
        }
    }

    /// All rules by name.
    ///
    /// @param root the service's package, for example `dev.portolan.catalog`
    static Map<String, ArchRule> all(String root) {
        var rules = new LinkedHashMap<String, ArchRule>();
        rules.put(
                "features are free of cycles",
                slices().matching(root + ".(*)..").should().beFreeOfCycles());
        rules.put(
                "internals are not public",
                classes()
                        .that(named("Resource", "Repository", "Queries", "Row", "Consumer", "Publisher", "View"))
                        .should()
                        .notBePublic());
        rules.put(
                "HTTP ends at the resource",
                noClasses()
                        .that(not(named("Resource", "Client", "Format")))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("jakarta.ws.rs.."));
        rules.put(
                "persistence ends at the repository",
                noClasses()
                        .that(not(named("Row", "Repository", "Queries", "Converter", "_")))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("jakarta.persistence..", "org.hibernate.."));
        rules.put("constructors show what a class needs", noFields().should().beAnnotatedWith(Inject.class));
        rules.put(
                "HTTP methods are public and say who may call",
                methods().that(http()).should(sayWhoMayCall()));
        rules.put(
                "rows have a tenant",
                classes()
                        .that()
                        .areAnnotatedWith(Entity.class)
                        .and()
                        .areNotAnnotatedWith(CrossTenant.class)
                        .should(haveATenant()));
        rules.put(
                "native SQL is marked",
                noClasses()
                        .that(not(marked(TenantSql.class, CrossTenant.class)))
                        .should(useNativeSql()));
        rules.put(
                "the second datasource is for cross-tenant types",
                classes().that(not(marked(CrossTenant.class))).should(notTakeTheCrossDatasource()));
        rules.put(
                "time is injected",
                noClasses()
                        .should()
                        .callMethod(Instant.class, "now")
                        .orShould()
                        .callMethod(Clock.class, "systemUTC")
                        .orShould()
                        .callMethod(System.class, "currentTimeMillis"));
        rules.put(
                "transactions are opened by services",
                noClasses()
                        .that(not(named("Service", "Consumer", "Relay", "Job")))
                        .should()
                        .beAnnotatedWith(Transactional.class));
        rules.put(
                "no dated classes",
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("java.util.Date")
                        .orShould()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("java.util.Calendar")
                        .orShould()
                        .dependOnClassesThat()
                        .resideInAPackage("java.util.logging.."));
        rules.put("names say the domain word", classes().should(haveAnHonestName()));
        rules.replaceAll((name, rule) -> rule.allowEmptyShould(true));
        return rules;
    }

    private static DescribedPredicate<JavaClass> named(String... suffixes) {
        return describe("named *" + String.join("|", suffixes), type -> {
            for (var outer = type;
                    outer != null;
                    outer = outer.getEnclosingClass().orElse(null)) {
                if (List.of(suffixes).stream().anyMatch(outer.getSimpleName()::endsWith)) {
                    return true;
                }
            }
            return false;
        });
    }

    private static DescribedPredicate<JavaClass> not(DescribedPredicate<JavaClass> predicate) {
        return DescribedPredicate.not(predicate);
    }

    @SafeVarargs
    private static DescribedPredicate<JavaClass> marked(Class<? extends Annotation>... markers) {
        return describe("marked", type -> {
            for (var outer = type;
                    outer != null;
                    outer = outer.getEnclosingClass().orElse(null)) {
                for (var marker : markers) {
                    if (outer.isAnnotatedWith(marker)) {
                        return true;
                    }
                }
            }
            return false;
        });
    }

    private static DescribedPredicate<JavaMethod> http() {
        return describe(
                "HTTP methods",
                method -> method.getAnnotations().stream()
                        .anyMatch(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class)));
    }

    private static ArchCondition<JavaMethod> sayWhoMayCall() {
        return condition("say who may call", (method, events) -> {
            var said =
                    access(method.getAnnotations()) || access(method.getOwner().getAnnotations());
            var open = method.getModifiers().contains(JavaModifier.PUBLIC)
                    || method.getOwner().isInterface();
            if (!said && !method.getOwner().isInterface()) {
                events.add(SimpleConditionEvent.violated(method, method.getFullName() + " names no permission"));
            }
            if (!open) {
                events.add(SimpleConditionEvent.violated(
                        method, method.getFullName() + " is not public: Quarkus would answer 404"));
            }
        });
    }

    private static boolean access(Set<? extends JavaAnnotation<?>> annotations) {
        return annotations.stream().anyMatch(a -> ACCESS.contains(a.getRawType().getName()));
    }

    private static ArchCondition<JavaClass> haveATenant() {
        return condition("have a @TenantId column", (type, events) -> {
            if (type.getAllFields().stream().noneMatch(field -> field.isAnnotatedWith(TenantId.class))) {
                events.add(SimpleConditionEvent.violated(type, type.getName() + " has no @TenantId"));
            }
        });
    }

    private static ArchCondition<JavaClass> useNativeSql() {
        return condition(
                "use native SQL",
                (type, events) -> type.getMethodCallsFromSelf().stream()
                        .filter(call -> call.getName().startsWith("createNative")
                                || call.getTargetOwner().isEquivalentTo(Connection.class)
                                        && call.getName().startsWith("prepare"))
                        .forEach(call -> events.add(SimpleConditionEvent.satisfied(type, call.getDescription()))));
    }

    private static ArchCondition<JavaClass> notTakeTheCrossDatasource() {
        return condition(
                "not take the cross datasource",
                (type, events) -> type.getConstructors().stream()
                        .flatMap(constructor -> constructor.getParameters().stream())
                        .filter(parameter -> parameter.isAnnotatedWith(DataSource.class))
                        .forEach(parameter -> events.add(SimpleConditionEvent.violated(
                                type, type.getName() + " takes the cross-tenant datasource unmarked"))));
    }

    private static ArchCondition<JavaClass> haveAnHonestName() {
        var empty = Pattern.compile(".*(Impl|Manager|Helper|Utils?|Dto|DTO)|(Base|Abstract)[A-Z].*");
        return condition("have an honest name", (type, events) -> {
            if (empty.matcher(type.getSimpleName()).matches()
                    && !resideInAPackage("..generated..").test(type)) {
                events.add(SimpleConditionEvent.violated(type, type.getName() + " says nothing"));
            }
        });
    }

    private static <T> ArchCondition<T> condition(String text, BiConsumer<T, ConditionEvents> check) {
        return new ArchCondition<>(text) {
            @Override
            public void check(T item, ConditionEvents events) {
                check.accept(item, events);
            }
        };
    }
}
