package dev.portolan.plugins.scorecards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.plugins.scorecards.Counting.Count;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CountingTest {
    private static final CheckId A = CheckId.parse("acme/one/a");
    private static final CheckId B = CheckId.parse("acme/one/b");
    private static final CheckId C = CheckId.parse("acme/two/c");
    private static final Set<CheckId> ALL = Set.of(A, B, C);
    private static final List<Level> LEVELS =
            List.of(new Level("Bronze", List.of(A)), new Level("Silver", List.of(B)), new Level("Gold", List.of(C)));

    @Test
    void aLevelNeedsThoseBelow() {
        assertThat(count(Map.of(A, Verdict.PASS, B, Verdict.FAIL, C, Verdict.PASS)))
                .isEqualTo(new Count(1, 2, 3));
        assertThat(count(Map.of(A, Verdict.FAIL, B, Verdict.PASS, C, Verdict.PASS)))
                .isEqualTo(new Count(0, 2, 3));
        assertThat(count(Map.of(A, Verdict.PASS, B, Verdict.PASS, C, Verdict.PASS)))
                .isEqualTo(new Count(3, 3, 3));
    }

    @Test
    void whatDoesNotApplyIsNoObstacle() {
        assertThat(count(Map.of(A, Verdict.PASS, B, Verdict.NOT_APPLICABLE, C, Verdict.PASS)))
                .isEqualTo(new Count(3, 2, 2));
        assertThat(count(Map.of(A, Verdict.PASS))).isEqualTo(new Count(3, 1, 1));
    }

    @Test
    void whatNobodyChecksIsNothing() {
        assertThat(count(Map.of())).isEqualTo(new Count(0, 0, 0));
    }

    @Test
    void aCheckOfNoEnabledPluginCountsForNothing() {
        assertThat(Counting.of(LEVELS, Set.of(A), Map.of(A, Verdict.PASS, B, Verdict.FAIL)))
                .isEqualTo(new Count(3, 1, 1));
    }

    private static Count count(Map<CheckId, Verdict> results) {
        return Counting.of(LEVELS, ALL, results);
    }
}
