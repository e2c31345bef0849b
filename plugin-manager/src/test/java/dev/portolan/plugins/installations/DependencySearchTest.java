package dev.portolan.plugins.installations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.contracts.PluginId;
import dev.portolan.plugins.installations.DependencyWorld.Candidate;
import dev.portolan.plugins.installations.DependencyWorld.Present;
import dev.portolan.plugins.installations.Resolution.Found;
import dev.portolan.plugins.installations.Resolution.None;
import dev.portolan.plugins.installations.Resolution.Taken;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Which versions are taken of what a release needs, in small worlds that are made up.
class DependencySearchTest {
    private static final int WORLDS = Integer.getInteger("portolan.worlds", 3000);
    private static final int PLUGINS = 5;

    @Test
    void anOlderVersionIsTakenWhereTheNewestDoesNotGoWithTheRest() {
        var found = (Found) new SmallWorld()
                .offers("auth 3.0.0")
                .offers("auth 2.0.0")
                .offers("mid 2.2.0", "auth ^3")
                .offers("mid 2.1.0", "auth ^2")
                .offers("x 1.0.0", "auth ^2")
                .search("mid ^2", "x ^1");

        assertThat(versions(found)).containsExactly("auth 2.0.0", "mid 2.1.0", "x 1.0.0");
        assertThat(found.along())
                .extracting(Taken::why)
                .containsExactly(
                        "testers/mid needs testers/auth ^2.",
                        "testers/root needs testers/mid ^2. It is 2.1.0, since 2.2.0 needs testers/auth ^3, and"
                                + " testers/x needs testers/auth ^2.",
                        "testers/root needs testers/x ^1.");
    }

    @Test
    void whatIsInstalledStaysAndAnOlderVersionOfWhatNeedsItIsTaken() {
        var found = (Found) new SmallWorld()
                .has(false, "base 1.0.0")
                .offers("base 2.0.0")
                .offers("mid 1.1.0", "base ^2")
                .offers("mid 1.0.0", "base ^1")
                .search("mid ^1");

        assertThat(versions(found)).containsExactly("mid 1.0.0");
        assertThat(found.along().getFirst().why())
                .isEqualTo("testers/root needs testers/mid ^1. It is 1.0.0, since 1.1.0 needs testers/base ^2, and"
                        + " 1.0.0 is installed.");
    }

    @Test
    void whatOnlyShowsFurtherDownIsSaidToo() {
        var found = (Found) new SmallWorld()
                .offers("deep 1.0.0", "nobody ^1")
                .offers("mid 1.1.0", "deep ^1")
                .offers("mid 1.0.0")
                .search("mid ^1");

        assertThat(versions(found)).containsExactly("mid 1.0.0");
        assertThat(found.along().getFirst().why())
                .isEqualTo("testers/root needs testers/mid ^1. It is 1.0.0, since 1.1.0 does not go with the rest:"
                        + " testers/deep needs testers/nobody ^1, and the marketplace has no such plugin.");
    }

    @Test
    void ofWhatIsNeededAnOlderVersionIsTakenBeforeOneOfWhoNeedsIt() {
        var found = (Found) new SmallWorld()
                .offers("shared 2.0.0")
                .offers("shared 1.0.0")
                .offers("a 1.0.0", "shared *")
                .offers("c 1.0.0", "d *")
                .offers("d 1.1.0", "shared ^1")
                .offers("d 1.0.0", "shared ^2")
                .search("shared *", "a ^1", "c ^1");

        assertThat(versions(found)).containsExactly("shared 1.0.0", "a 1.0.0", "d 1.1.0", "c 1.0.0");
        assertThat(found.along().getFirst().why())
                .isEqualTo("testers/root needs testers/shared *, and testers/d needs testers/shared ^1.");
    }

    @Test
    void aCircleInTheNewestVersionIsGoneRound() {
        var found = (Found) new SmallWorld()
                .offers("hen 2.0.0", "egg *")
                .offers("hen 1.0.0")
                .offers("egg 1.0.0", "hen *")
                .search("hen *", "egg *");

        assertThat(versions(found)).containsExactly("hen 1.0.0", "egg 1.0.0");
    }

    @Test
    void whatTheWantedReleaseItselfLacksIsToldAtOnce() {
        var refused = (None)
                new SmallWorld().has(false, "base 1.0.0").offers("old 1.0.0").search("nobody ^1", "old ^2", "base ^2");

        assertThat(refused.refusals())
                .containsExactly(
                        "testers/root needs testers/nobody ^1, and the marketplace has no such plugin.",
                        "testers/root needs testers/old ^2, and there is no such version that can be installed.",
                        "testers/root needs testers/base ^2, and 1.0.0 is installed. Change its version first.");
    }

    @Test
    void theConflictThatNoVersionAvoidsIsTold() {
        var refused = (None) new SmallWorld()
                .has(false, "base 1.0.0")
                .offers("easy 1.1.0", "base ^2")
                .offers("easy 1.0.0")
                .offers("hard 1.1.0", "nobody ^2")
                .offers("hard 1.0.0", "nobody ^1")
                .search("easy ^1", "hard ^1");

        assertThat(refused.refusals())
                .containsExactly("testers/hard needs testers/nobody ^2, and the marketplace has no such plugin.");
    }

    @Test
    void moreThanCanBeConsentedToIsTooMany() {
        var world = new SmallWorld();
        for (var i = 0; i < 21; i++) {
            world.offers("p" + i + " 1.0.0", i == 20 ? new String[0] : new String[] {"p" + (i + 1) + " ^1"});
        }

        assertThat(((None) world.search("p0 ^1")).refusals())
                .containsExactly("testers/root needs more than 20 other plugins. Install some of them first.");
        assertThat(((Found) world.search("p1 ^1")).along()).hasSize(20);
    }

    /// Eight who each need one of seven places for themselves: there is no way, and to see that takes all of them.
    @Test
    void aSearchThatTakesTooLongSaysSo() {
        var world = new SmallWorld();
        for (var one = 1; one <= 8; one++) {
            for (var place = 1; place <= 7; place++) {
                world.offers("one" + one + " " + place + ".0.0", "place" + place + " " + one + ".x");
                world.offers("place" + place + " " + one + ".0.0");
            }
        }
        var needs = Stream.of(1, 2, 3, 4, 5, 6, 7, 8).map(one -> "one" + one + " *");

        assertThat(((None) world.search(needs.toArray(String[]::new))).refusals())
                .containsExactly("What testers/root needs could not be brought together: 3000 releases were looked at."
                        + " Install some of it first.");
    }

    /// Compares with trying all there is. A world that fails is the one of its number.
    @Test
    void aWayIsFoundExactlyWhereThereIsOne() {
        var ways = 0;
        var older = 0;
        var none = 0;
        for (var seed = 0; seed < WORLDS; seed++) {
            var random = new Random(seed);
            var world = SmallWorld.random(random, PLUGINS);
            var root = SmallWorld.candidate("root 1.0.0", SmallWorld.needs(random, -1, PLUGINS));
            var resolution = world.search(root);

            assertThat(world.search(root)).as("again in world %d", seed).isEqualTo(resolution);
            assertThat(resolution instanceof Found)
                    .as("a way in world %d", seed)
                    .isEqualTo(world.possible(root));
            switch (resolution) {
                case Found found -> {
                    checkFound(seed, world, root, found);
                    ways += found.along().isEmpty() ? 0 : 1;
                    older +=
                            found.along().stream().anyMatch(taken -> taken.why().contains("since")) ? 1 : 0;
                }
                case None refused -> {
                    assertThat(refused.refusals()).as("words in world %d", seed).isNotEmpty();
                    none++;
                }
            }
        }
        assertThat(List.of(ways, older, none)).as("worlds of each kind").allMatch(count -> count > WORLDS / 60);
    }

    private static void checkFound(int seed, SmallWorld world, Candidate root, Found found) {
        var chosen = new HashMap<PluginId, Candidate>();
        for (var taken : found.along()) {
            var release = taken.release();
            var missing = new HashSet<PluginId>();
            release.needs().forEach(need -> missing.add(need.plugin()));
            missing.removeIf(plugin -> chosen.containsKey(plugin)
                    || world.present(plugin).filter(one -> !one.disabled()).isPresent());
            assertThat(missing)
                    .as("what %s needs comes first in world %d", release, seed)
                    .isEmpty();
            chosen.put(release.plugin(), release);
        }
        assertThat(world.holds(root, chosen))
                .as("all goes together in world %d", seed)
                .isTrue();
        assertThat(SmallWorld.reached(root, chosen))
                .as("nothing superfluous in world %d", seed)
                .isEqualTo(chosen.keySet());
        chosen.values().forEach(release -> checkNewest(seed, world, root, chosen, release));
    }

    /// That nothing else would have to be another one for a better version of this one.
    private static void checkNewest(
            int seed, SmallWorld world, Candidate root, Map<PluginId, Candidate> chosen, Candidate release) {
        var present = world.present(release.plugin()).map(Present::release);
        if (present.isPresent()) {
            assertThat(release).as("stays in world %d", seed).isEqualTo(present.get());
            return;
        }
        for (var version : world.versions(release.plugin())) {
            if (version.equals(release.version())) {
                return;
            }
            var better = world.candidate(release.plugin(), version).orElseThrow();
            assertThat(world.holds(root, SmallWorld.with(chosen, better)))
                    .as("%s would do for %s in world %d", better, release, seed)
                    .isFalse();
        }
    }

    private static List<String> versions(Found found) {
        return found.along().stream()
                .map(Taken::release)
                .map(release -> release.plugin().plugin() + " " + release.version())
                .toList();
    }
}
