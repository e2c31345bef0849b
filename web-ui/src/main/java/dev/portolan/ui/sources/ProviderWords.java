package dev.portolan.ui.sources;

import dev.portolan.ui.clients.Providers.CatalogProvider;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.Tone;
import java.util.Optional;

/// How plugins that bring entities stand, in words.
final class ProviderWords {
    private ProviderWords() {}

    static Tone tone(String state) {
        return switch (state) {
            case "ok" -> Tone.GOOD;
            case "failed" -> Tone.BAD;
            case "off" -> Tone.NEUTRAL;
            default -> Tone.INFO;
        };
    }

    static String state(String state) {
        return switch (state) {
            case "ok" -> "Up to date";
            case "failed" -> "Failed";
            case "running" -> "Running";
            case "off" -> "Off";
            default -> "Waiting";
        };
    }

    /// @return for example `340 of 1,204`; empty where nothing is under way
    static Optional<String> progress(CatalogProvider provider) {
        if (!provider.running()) {
            return Optional.empty();
        }
        return Optional.of(provider.done()
                .map(done -> provider.total()
                        .filter(total -> total > 0)
                        .map(total -> Amounts.count(done) + " of " + Amounts.count(total))
                        .orElse(Amounts.count(done) + " so far"))
                .orElse("Starting"));
    }

    /// The share that is done; empty as long as nobody can know it.
    static Optional<Double> share(CatalogProvider provider) {
        return provider.total()
                .filter(total -> total > 0)
                .flatMap(total -> provider.done().map(done -> Math.clamp((double) done / total, 0, 1)));
    }

    /// What is said where no next run is planned.
    static String noNext(CatalogProvider provider) {
        return switch (provider.state()) {
            case "off" -> "When the plugin is enabled";
            case "running" -> "Now";
            default -> "–";
        };
    }
}
