package dev.portolan.ui.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.portolan.ui.clients.Installations.Installed;
import dev.portolan.ui.clients.Installations.Wish;
import dev.portolan.ui.clients.Plugins.Release;
import dev.portolan.ui.plugins.VersionChoice.Follow;
import dev.portolan.ui.plugins.VersionChoice.Stay;
import java.util.List;
import org.junit.jupiter.api.Test;

class VersionChoiceTest {
    private static final List<Release> RELEASES = List.of(
            new Release("1.3.0", "stable", "published", null),
            new Release("1.2.0", "stable", "yanked", null),
            new Release("1.1.0", "stable", "revoked", null),
            new Release("1.0.0", "stable", "deprecated", null));

    private static Installed installed(String channel, String version) {
        var node = JsonNodeFactory.instance.objectNode().put("version", version);
        return new Installed(channel.isEmpty() ? node : node.put("channel", channel));
    }

    @Test
    void whoFollowsAChannelIsShownIt() {
        assertThat(VersionChoice.of(installed("beta", "1.3.0"))).isEqualTo(new Follow("beta"));
        assertThat(VersionChoice.of(installed("", "1.3.0"))).isEqualTo(new Stay("1.3.0"));
    }

    @Test
    void onlyReleasesThatCanBeHadAreOfferedAndTheOneThatIsInstalled() {
        assertThat(VersionChoice.all(installed("stable", "1.2.0"), RELEASES))
                .containsExactly(
                        new Follow("stable"),
                        new Follow("beta"),
                        new Stay("1.3.0"),
                        new Stay("1.2.0"),
                        new Stay("1.0.0"));
    }

    @Test
    void pinnedVersionThatIsNotListedAnyMoreIsStillTheChoice() {
        assertThat(VersionChoice.all(installed("", "0.9.0"), RELEASES)).contains(new Stay("0.9.0"));
    }

    @Test
    void wishNamesOneOfTheTwo() {
        assertThat(new Follow("beta").wish()).isEqualTo(Wish.released(null, "beta"));
        assertThat(new Stay("1.0.0").wish()).isEqualTo(Wish.released("1.0.0", null));
    }
}
