package dev.portolan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.catalog.reading.ReadingProgress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that one reading tells of how far it is, in the order in which it is told.
public final class Steps implements ReadingProgress {
    private final List<Step> told = new ArrayList<>();

    @Override
    public synchronized void at(Phase phase, int done, @Nullable Integer total) {
        told.add(new Step(phase, done, total));
    }

    public synchronized List<Step> of(Phase phase) {
        return told.stream().filter(step -> step.phase == phase).toList();
    }

    /// Neither a phase nor a count ever goes back, and no total is told before it is exceeded.
    public synchronized void assertOnwards() {
        for (var i = 1; i < told.size(); i++) {
            var before = told.get(i - 1);
            var now = told.get(i);
            assertThat(now.phase).as("%s after %s", now, before).isGreaterThanOrEqualTo(before.phase);
            if (now.phase == before.phase) {
                assertThat(now.done).as("%s after %s", now, before).isGreaterThanOrEqualTo(before.done);
                assertThat(now.most()).as("%s after %s", now, before).isGreaterThanOrEqualTo(before.most());
            }
            assertThat(now.done).as("%s", now).isLessThanOrEqualTo(now.total == null ? now.done : now.total);
        }
    }

    /// The phase had this one total as soon as it had any, and its last word was that all is done.
    public void assertFull(Phase phase, int total) {
        assertThat(of(phase)).as("%s", phase).isNotEmpty().allMatch(step -> step.total == null || step.total == total);
        assertThat(of(phase).getLast()).isEqualTo(new Step(phase, total, total));
    }

    public record Step(Phase phase, int done, @Nullable Integer total) {
        private int most() {
            return total == null ? 0 : total;
        }
    }
}
