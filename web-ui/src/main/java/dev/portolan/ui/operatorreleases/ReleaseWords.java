package dev.portolan.ui.operatorreleases;

import dev.portolan.ui.clients.Staff.Release;
import dev.portolan.ui.clients.StaffReleases.One;
import dev.portolan.ui.clients.StaffReleases.Use;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.Tone;
import java.util.List;
import java.util.Locale;

/// Releases in words. Knows no components.
final class ReleaseWords {
    /// The standings that a release can have, in the order of a life.
    static final List<String> STATES = List.of("published", "deprecated", "yanked", "revoked");

    private ReleaseWords() {}

    static Tone tone(String state) {
        return switch (state.toLowerCase(Locale.ROOT)) {
            case "published" -> Tone.GOOD;
            case "deprecated" -> Tone.ATTENTION;
            case "revoked" -> Tone.BAD;
            default -> Tone.NEUTRAL;
        };
    }

    static String state(String state) {
        return switch (state.toLowerCase(Locale.ROOT)) {
            case "published" -> "Published";
            case "deprecated" -> "Deprecated";
            case "yanked" -> "Not offered";
            case "revoked" -> "Stopped";
            default -> state;
        };
    }

    /// What stopping it does, with how many it hits.
    static String meaning(Use use) {
        if (use.tenants() == 0) {
            return "No tenant uses it. It can be installed no more.";
        }
        var tenants = Amounts.count(use.tenants(), "tenant");
        var where = use.installations() > use.tenants()
                ? tenants + " with " + Amounts.count(use.installations(), "installation")
                : tenants;
        return where + (use.tenants() == 1 ? " loses" : " lose")
                + " it within a second: its pages, widgets and functions are gone until you let it go on or they take"
                + " another release. Their settings stay.";
    }

    /// Why it stands as it does, with the word before it: `Stopped: sends what it should keep`; empty for no reason.
    static String because(String state, String reason) {
        return reason.isBlank() || "published".equalsIgnoreCase(state) ? "" : state(state) + ": " + reason;
    }

    /// What is typed before it is stopped.
    static String typed(One release) {
        return release.plugin().plugin() + " " + release.version();
    }

    /// How much of all who use a plugin is on one of its releases.
    ///
    /// @return 0 to 100; at least 1 where anybody is on it
    static long share(long tenants, long all) {
        return tenants == 0 || all == 0 ? 0 : Math.max(1, Math.round(100.0 * tenants / all));
    }

    /// What tests and links call it by.
    static String id(Release release) {
        return release.plugin() + "-" + release.version().replace('.', '-');
    }
}
