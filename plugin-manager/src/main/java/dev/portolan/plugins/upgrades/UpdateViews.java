package dev.portolan.plugins.upgrades;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.portolan.plugins.installations.Upgrade;
import dev.portolan.plugins.installations.UpgradeClass;
import dev.portolan.plugins.permissions.Consent;
import dev.portolan.plugins.permissions.Permission;
import dev.portolan.plugins.rollouts.Rollout;
import dev.portolan.plugins.watches.UpgradeNote;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is answered about newer releases.
final class UpdateViews {
    private static final int LONGEST_CHANGELOG = 20_000;

    private UpdateViews() {}

    /// An installation for which there is a newer release.
    record Item(
            String publisher,
            String plugin,
            String title,
            @JsonUnwrapped Move move,
            @JsonUnwrapped Demands demands) {
        static Item of(Upgrade upgrade, @Nullable Rollout rollout, @Nullable UpgradeNote note) {
            var installation = upgrade.installation();
            return new Item(
                    installation.plugin().publisher(),
                    installation.plugin().plugin(),
                    upgrade.to().manifest().listing().title(),
                    Move.of(upgrade, rollout),
                    Demands.of(upgrade, note));
        }
    }

    /// From where to where.
    ///
    /// @param rollout absent for a release that is for everybody
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Move(
            String from,
            String to,
            @Nullable String channel,
            boolean migrates,
            @Nullable String changelog,
            @Nullable Share rollout) {
        static Move of(Upgrade upgrade, @Nullable Rollout rollout) {
            return new Move(
                    upgrade.from().version(),
                    upgrade.to().version(),
                    upgrade.installation().setup().release().channel(),
                    upgrade.migrates(),
                    upgrade.to()
                            .content()
                            .changelog()
                            .map(text -> text.substring(0, Math.min(text.length(), LONGEST_CHANGELOG)))
                            .orElse(null),
                    rollout == null ? null : new Share(rollout.percent()));
        }
    }

    record Share(int percent) {}

    /// What it takes.
    ///
    /// @param blockedBy why it cannot be done, does not come by itself, or what it lacks
    record Demands(
            @JsonProperty("class") UpgradeClass kind,
            List<Asked> asks,
            List<Upgrade.Budget> budgets,
            List<String> blockedBy) {
        Demands {
            asks = List.copyOf(asks);
            budgets = List.copyOf(budgets);
            blockedBy = List.copyOf(blockedBy);
        }

        static Demands of(Upgrade upgrade, @Nullable UpgradeNote note) {
            var failed = note != null && note.failed() && note.message() != null
                    ? Stream.of(note.message())
                    : Stream.<String>empty();
            return new Demands(
                    upgrade.kind(),
                    upgrade.asks().permissions().stream().map(Asked::of).toList(),
                    upgrade.asks().budgets(),
                    Stream.concat(upgrade.obstacles().stream(), failed).toList());
        }
    }

    /// A permission in words.
    record Asked(Permission permission, String title, String detail, String danger) {
        static Asked of(Permission permission) {
            var consent = Consent.describe(permission);
            return new Asked(
                    permission,
                    consent.title(),
                    consent.detail(),
                    consent.danger().name().toLowerCase(Locale.ROOT));
        }
    }
}
