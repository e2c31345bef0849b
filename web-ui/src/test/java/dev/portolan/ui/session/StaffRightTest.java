package dev.portolan.ui.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StaffRightTest {
    private static final Path TABLE = Path.of("../docs/staff.md");
    private static final List<String> ROLES = List.of("operator", "support", "billing");

    @Test
    void oneOfTheRolesIsEnough() {
        assertThat(StaffRight.ISSUE_INVOICE.in(Set.of("support", "billing"))).isTrue();
        assertThat(StaffRight.ISSUE_INVOICE.in(Set.of("operator"))).isFalse();
        assertThat(StaffRight.LOOK.in(Set.of())).isFalse();
    }

    @Test
    void pagesOfferWhatTheTableOfStaffRightsAllows() throws IOException {
        assumeTrue(Files.exists(TABLE), "the table is written with the operator's API");
        var named = new HashSet<String>();
        for (var line : Files.readAllLines(TABLE)) {
            var cells = line.split("\\|", -1);
            if (cells.length == 7 && cells[1].strip().matches("`[A-Z_]+`")) {
                var right = cells[1].strip().replace("`", "");
                named.add(right);
                for (var role = 0; role < ROLES.size(); role++) {
                    assertThat(StaffRight.valueOf(right).in(Set.of(ROLES.get(role))))
                            .as("%s for %s", right, ROLES.get(role))
                            .isEqualTo(cells[role + 3].strip().equals("yes"));
                }
            }
        }
        assertThat(named).hasSameSizeAs(StaffRight.values());
    }
}
