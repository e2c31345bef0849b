package dev.portolan.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ServiceRulesTest {
    private static final String BROKEN = "dev.portolan.testkit.broken";
    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages(BROKEN);

    static Set<String> rules() {
        return ServiceRules.all(BROKEN).keySet();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRuleBites(String rule) {
        var result = Objects.requireNonNull(ServiceRules.all(BROKEN).get(rule)).evaluate(CLASSES);

        assertThat(result.hasViolation()).isTrue();
    }

    @Test
    void everyBrokenRuleIsNamed() {
        assertThatThrownBy(() -> ServiceRules.check(BROKEN, CLASSES))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("LooseResource.unsaid() names no permission")
                .hasMessageContaining("LooseResource.hidden() is not public")
                .hasMessageContaining("OrphanRow has no @TenantId")
                .hasMessageContaining("LooseManager takes the cross-tenant datasource unmarked");
    }

    @Test
    void anEmptyImportIsNoPass() {
        assertThatThrownBy(() -> ServiceRules.production("dev.portolan.nowhere", 1))
                .isInstanceOf(IllegalStateException.class);
    }
}
