package dev.portolan.plugins.scanning;

import com.ibm.icu.text.SpoofChecker;
import dev.portolan.contracts.PluginId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Finds names that could be taken for those of other publishers: the same to the eye (Unicode TR 39), or a slip of the
/// keyboard away.
final class LookAlikeRule {
    private static final SpoofChecker SKELETONS =
            new SpoofChecker.Builder().setChecks(SpoofChecker.CONFUSABLE).build();
    private static final SpoofChecker MIXTURES = new SpoofChecker.Builder()
            .setChecks(SpoofChecker.RESTRICTION_LEVEL)
            .setRestrictionLevel(SpoofChecker.RestrictionLevel.MODERATELY_RESTRICTIVE)
            .build();

    private static final Pattern SEPARATORS = Pattern.compile("[\\s_.-]");

    private final Flaws flaws;

    LookAlikeRule(Flaws flaws) {
        this.flaws = flaws;
    }

    void check(KnownName own, List<KnownName> others) {
        if (MIXTURES.failsChecks(own.title())) {
            flaws.add(ScanFinding.warning(
                    Rule.LOOK_ALIKE,
                    "plugin.yaml#/title",
                    own.title(),
                    "letters of one script",
                    "The title mixes letters of several scripts."));
        }
        plugin(own.plugin(), others);
        title(own.title(), others);
        publisher(
                own.plugin().publisher(),
                others.stream()
                        .map(other -> other.plugin().publisher())
                        .distinct()
                        .toList());
    }

    private void plugin(PluginId own, List<KnownName> others) {
        others.stream()
                .map(KnownName::plugin)
                .filter(other -> alike(own.plugin(), other.plugin()))
                .findFirst()
                .ifPresent(other -> flaws.add(ScanFinding.warning(
                        Rule.LOOK_ALIKE,
                        "plugin.yaml#/id",
                        own.toString(),
                        "a name that is not taken for another publisher's",
                        "The name looks like that of " + other + ".")));
    }

    private void title(String own, List<KnownName> others) {
        var skeleton = skeleton(own);
        others.stream()
                .filter(other -> skeleton(other.title()).equals(skeleton))
                .findFirst()
                .ifPresent(other -> flaws.add(ScanFinding.warning(
                        Rule.LOOK_ALIKE,
                        "plugin.yaml#/title",
                        own,
                        "a title that is not taken for another publisher's",
                        "The title looks like that of " + other.plugin() + ".")));
    }

    private void publisher(String own, Collection<String> others) {
        others.stream()
                .filter(other -> alike(own, other))
                .findFirst()
                .ifPresent(other -> flaws.add(ScanFinding.warning(
                        Rule.LOOK_ALIKE,
                        "plugin.yaml#/publisher",
                        own,
                        "a publisher that is not taken for another",
                        "The publisher's name looks like " + other + ".")));
    }

    static boolean alike(String one, String other) {
        var left = plain(one);
        var right = plain(other);
        return skeleton(one).equals(skeleton(other))
                || distance(left, right) <= slips(Math.min(left.length(), right.length()));
    }

    /// So many slips of the keyboard make one name of another: none in a short one, where they make other words.
    private static int slips(int length) {
        if (length < 5) {
            return 0;
        }
        return length < 10 ? 1 : 2;
    }

    private static String skeleton(String name) {
        return SKELETONS.getSkeleton(plain(name)).toLowerCase(Locale.ROOT);
    }

    private static String plain(String name) {
        return SEPARATORS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
    }

    /// Letters that were added, left out, changed or swapped with the next (optimal string alignment).
    private static int distance(String one, String other) {
        if (Math.abs(one.length() - other.length()) > 2) {
            return Integer.MAX_VALUE;
        }
        var table = new int[one.length() + 1][other.length() + 1];
        for (var i = 0; i <= one.length(); i++) {
            for (var j = 0; j <= other.length(); j++) {
                table[i][j] = i == 0 || j == 0 ? i + j : step(table, one, other, i, j);
            }
        }
        return table[one.length()][other.length()];
    }

    private static int step(int[][] table, String one, String other, int i, int j) {
        var change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        var least = Math.min(Math.min(table[i - 1][j], table[i][j - 1]) + 1, table[i - 1][j - 1] + change);
        var swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(least, table[i - 2][j - 2] + 1) : least;
    }
}
