package dev.portolan.plugins.scorecards;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is answered about scorecards.
final class ScorecardViews {
    private ScorecardViews() {}

    /// @param reached how many entities are at each level, from none: one more than there are levels
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Shown(
            UUID id,
            @JsonUnwrapped Scorecard.Content content,
            boolean standard,
            Instant changedAt,
            @Nullable Instant countedAt,
            List<Long> reached) {
        Shown {
            reached = List.copyOf(reached);
        }
    }

    /// @param running whether the checks are being run
    /// @param error why they could not be run to the end the last time
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record All(
            List<Shown> items,
            boolean running,
            @Nullable Instant ranAt,
            @Nullable String error) {
        All {
            items = List.copyOf(items);
        }
    }

    /// A check that is installed and enabled.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Check(CheckId check, String title, @Nullable String description, String plugin, Totals totals) {}

    record Totals(long pass, long fail, long notApplicable) {}

    record Checks(List<Check> items) {
        Checks {
            items = List.copyOf(items);
        }
    }

    /// How an entity stands.
    ///
    /// @param level how many levels are reached
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Standing(String entity, String title, @Nullable String owner, int level, int passed, int applicable) {}

    /// How a team stands.
    ///
    /// @param owner absent for what nobody owns
    /// @param reached as for all
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Team(@Nullable String owner, long entities, List<Long> reached, long passed, long applicable) {
        Team {
            reached = List.copyOf(reached);
        }
    }

    record Teams(List<Team> items) {
        Teams {
            items = List.copyOf(items);
        }
    }

    record Day(LocalDate day, List<Long> reached) {
        Day {
            reached = List.copyOf(reached);
        }
    }

    record Trend(List<Day> items) {
        Trend {
            items = List.copyOf(items);
        }
    }

    /// How one entity stands in one scorecard, and what is missing.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfEntity(UUID scorecard, String name, int level, List<String> levels, List<Answer> checks) {
        OfEntity {
            levels = List.copyOf(levels);
            checks = List.copyOf(checks);
        }
    }

    /// @param level to which the check belongs, from 1
    /// @param result absent while it has not been asked
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            CheckId check,
            String title,
            int level,
            @Nullable Verdict result,
            @JsonUnwrapped Found found) {}

    /// @param since since when it is so
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Found(
            @Nullable String evidence,
            @Nullable Double value,
            @Nullable Instant at,
            @Nullable Instant since) {
        static final Found NOTHING = new Found(null, null, null, null);
    }

    record OfEntities(List<OfEntity> items) {
        OfEntities {
            items = List.copyOf(items);
        }
    }
}
