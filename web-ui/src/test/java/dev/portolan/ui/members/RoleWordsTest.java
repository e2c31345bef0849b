package dev.portolan.ui.members;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoleWordsTest {
    @Test
    void onlyOwnersMakeOwners() {
        assertThat(RoleWords.givenBy("owner")).containsExactly("owner", "admin", "developer", "viewer");
        assertThat(RoleWords.givenBy("admin")).containsExactly("admin", "developer", "viewer");
    }

    @Test
    void everyRoleIsExplained() {
        assertThat(RoleWords.ROLES)
                .allSatisfy(role -> assertThat(RoleWords.meaning(role)).isNotEmpty());
        assertThat(RoleWords.withArticle("admin")).isEqualTo("an admin");
        assertThat(RoleWords.withArticle("viewer")).isEqualTo("a viewer");
    }
}
