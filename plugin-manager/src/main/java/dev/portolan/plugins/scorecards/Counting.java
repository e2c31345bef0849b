package dev.portolan.plugins.scorecards;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Says how an entity stands by a scorecard.
final class Counting {
    private Counting() {}

    /// @param level how many levels are reached
    /// @param passed of the checks that apply
    /// @param applicable how many these are
    record Count(int level, int passed, int applicable) {}

    /// A level is reached with all of its checks and those below it; what does not apply, or belongs to no enabled
    /// plugin, counts for nothing. Where nothing applies, nothing is reached.
    ///
    /// @param active checks that count
    /// @param results of the entity; what is missing does not apply
    static Count of(List<Level> levels, Set<CheckId> active, Map<CheckId, Verdict> results) {
        var level = 0;
        var whole = true;
        var passed = 0;
        var applicable = 0;
        for (var one : levels) {
            for (var check : one.checks()) {
                var result = active.contains(check)
                        ? results.getOrDefault(check, Verdict.NOT_APPLICABLE)
                        : Verdict.NOT_APPLICABLE;
                applicable += result == Verdict.NOT_APPLICABLE ? 0 : 1;
                passed += result == Verdict.PASS ? 1 : 0;
                whole &= result != Verdict.FAIL;
            }
            level += whole ? 1 : 0;
        }
        return new Count(applicable == 0 ? 0 : level, passed, applicable);
    }

    static String text(List<Long> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    static List<Long> numbers(String text) {
        return Arrays.stream(text.split(" ", -1)).map(Long::valueOf).toList();
    }
}
