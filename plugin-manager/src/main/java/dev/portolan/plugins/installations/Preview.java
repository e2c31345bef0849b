package dev.portolan.plugins.installations;

import dev.portolan.contracts.Problem.Violation;
import dev.portolan.plugins.marketplace.Published;
import dev.portolan.plugins.permissions.Consent;
import dev.portolan.plugins.permissions.Grants;
import dev.portolan.plugins.permissions.Permission;
import dev.portolan.plugins.schema.Change;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a change would do, shown before it is done.
///
/// @param plan what would happen, in words
/// @param also what would be installed or enabled along with it, once that is consented to
/// @param refusals why it would be refused all the same
/// @param diff what would differ; empty when nothing would change
/// @param consents permissions that were not granted before
/// @param missing what would still have to be set before it is enabled
record Preview(
        List<String> plan,
        List<Also> also,
        List<String> refusals,
        Desired desired,
        List<Change> diff,
        List<Asked> consents,
        List<Violation> missing) {
    Preview {
        plan = List.copyOf(plan);
        also = List.copyOf(also);
        refusals = List.copyOf(refusals);
        diff = List.copyOf(diff);
        consents = List.copyOf(consents);
        missing = List.copyOf(missing);
    }

    static Preview of(@Nullable Installation before, @Nullable Published former, Plan plan, Needs needs) {
        var granted =
                before == null ? Grants.of(new HashSet<>()) : before.setup().grants();
        var words = new ArrayList<String>();
        words.add(words(before, former, plan));
        needs.also().forEach(addition -> words.add("Also installs " + name(addition.release()) + "."));
        words.addAll(needs.notes());
        var blocked = before != null && before.desired() == Desired.BLOCKED_BY_PLAN;
        if (blocked) {
            words.add("It stays blocked until the plan has room for it.");
        }
        return new Preview(
                words,
                needs.also().stream().map(Also::of).toList(),
                needs.refusals(),
                blocked ? Desired.BLOCKED_BY_PLAN : plan.desired(),
                plan.diff(),
                asked(granted, plan.setup().grants()),
                plan.missing());
    }

    static Preview of(@Nullable Installation before, @Nullable Published former, Plan plan, List<String> refusals) {
        return of(before, former, plan, new Needs(List.of(), refusals, List.of()));
    }

    /// The same with more reasons against it.
    Preview refusedBy(List<String> more) {
        var all = new ArrayList<>(refusals);
        all.addAll(more);
        return new Preview(plan, also, all, desired, diff, consents, missing);
    }

    private static List<Asked> asked(Grants granted, Grants wanted) {
        return granted.missing(wanted.permissions()).stream().map(Asked::of).toList();
    }

    private static String name(Published release) {
        return release.manifest().listing().title() + " " + release.version();
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
        var name = name(plan.release());
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

    /// What would be installed, or enabled, along.
    ///
    /// @param asks all that it asks for
    /// @param why who needs it
    record Also(String publisher, String plugin, String version, String title, List<Asked> asks, String why) {
        Also {
            asks = List.copyOf(asks);
        }

        static Also of(Needs.Addition addition) {
            var release = addition.release();
            return new Also(
                    release.plugin().publisher(),
                    release.plugin().plugin(),
                    release.version(),
                    release.manifest().listing().title(),
                    release.manifest().operation().permissions().stream()
                            .map(Asked::of)
                            .toList(),
                    addition.why());
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
