package dev.portolan.ui.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.contracts.Permissions;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScopesTest {
    @Test
    void everyPermissionIsExplained() {
        var known = Scopes.grantable(_ -> true).stream()
                .flatMap(group -> group.scopes().stream())
                .map(Scopes.Scope::permission)
                .toList();
        var all = Arrays.stream(Permissions.class.getDeclaredFields())
                .filter(field -> Modifier.isPublic(field.getModifiers()))
                .map(field -> {
                    try {
                        return (String) field.get(null);
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
        assertThat(known).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void nobodyGivesMoreThanTheyHave() {
        var groups = Scopes.grantable(Set.of(Permissions.CATALOG_ENTITY_READ, Permissions.TOKEN_MANAGE)::contains);
        assertThat(groups).extracting(Scopes.Group::title).containsExactly("Look", "Run the organization");
        assertThat(groups.getFirst().scopes())
                .containsExactly(new Scopes.Scope(Permissions.CATALOG_ENTITY_READ, "Read the catalog's entities"));
    }

    @Test
    void summaryCountsWhatItLeavesOut() {
        assertThat(Scopes.summary(List.of(Permissions.USAGE_READ))).isEqualTo("Read usage");
        assertThat(Scopes.summary(List.of(Permissions.USAGE_READ, "x", "y"))).isEqualTo("Read usage, and 2 more");
        assertThat(Scopes.summary(List.of("of.tomorrow"))).isEqualTo("of.tomorrow");
        assertThat(Scopes.summary(List.of())).isEqualTo("Nothing");
    }
}
