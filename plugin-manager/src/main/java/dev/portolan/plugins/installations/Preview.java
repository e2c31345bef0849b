package dev.portolan.plugins.installations;

import dev.portolan.contracts.Problem.Violation;
import dev.portolan.plugins.marketplace.Published;
import dev.portolan.plugins.permissions.Consent;
import dev.portolan.plugins.permissions.Grants;
import dev.portolan.plugins.permissions.Permission;
import dev.portolan.plugins.schema.Change;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a change would do, shown before it is done.
///
/// @param plan what would happen, in words
/// @param refusals why it would be refused all the same
/// @param diff what would differ; empty when nothing would change
/// @param consents permissions that were not granted before
/// @param missing what would still have to be set before it is enabled
record Preview(
        List<String> plan,
        List<String> refusals,
        Desired desired,
        List<Change> diff,
        List<Asked> consents,
        List<Violation> missing) {
    Preview {
        plan = List.copyOf(plan);
        refusals = List.copyOf(refusals);
        diff = List.copyOf(diff);
        consents = List.copyOf(consents);
        missing = List.copyOf(missing);
    }

    static Preview of(@Nullable Installation before, @Nullable Published former, Plan plan, List<String> refusals) {
        var granted =
                before == null ? Grants.of(new HashSet<>()) : before.setup().grants();
        var consents = granted.missing(plan.setup().grants().permissions()).stream()
                .map(Asked::of)
                .toList();
        return new Preview(
                List.of(words(before, former, plan)), refusals, plan.desired(), plan.diff(), consents, plan.missing());
    }

    /// What a change is, in one word.
    static Kind kind(@Nullable Installation before, Plan plan) {
        if (before == null || before.uninstalled()) {
            return Kind.INSTALLED;
        }
        if (!before.setup().release().digest().equals(plan.release().digest())) {
            return Kind.UPGRADED;
        }
        if (before.setup().enabled() != plan.setup().enabled()) {
            return plan.setup().enabled() ? Kind.ENABLED : Kind.DISABLED;
        }
        return Kind.CONFIGURED;
    }

    private static String words(@Nullable Installation before, @Nullable Published former, Plan plan) {
        var release = plan.release();
        var name = release.manifest().listing().title() + " " + release.version();
        if (before != null && !before.uninstalled() && plan.diff().isEmpty()) {
            return "Nothing changes.";
        }
        return switch (kind(before, plan)) {
            case INSTALLED -> "Installs " + name + ".";
            case UPGRADED -> "Replaces version " + (former == null ? "" : former.version()) + " by " + name + ".";
            case ENABLED -> "Enables " + name + ".";
            case DISABLED -> "Disables " + name + ".";
            case CONFIGURED, ROLLED_BACK, UNINSTALLED -> "Changes the settings of " + name + ".";
        };
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
