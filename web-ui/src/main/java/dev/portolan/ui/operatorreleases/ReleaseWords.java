package dev.portolan.ui.operatorreleases;

import dev.portolan.ui.clients.Staff.Release;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.Tone;
import java.util.Locale;

/// Releases in words.
final class ReleaseWords {
    private ReleaseWords() {}

    static Badge badge(String state) {
        return switch (state.toLowerCase(Locale.ROOT)) {
            case "published" -> new Badge(Tone.GOOD, "Published");
            case "deprecated" -> new Badge(Tone.ATTENTION, "Deprecated");
            case "yanked" -> new Badge(Tone.NEUTRAL, "Not offered");
            case "revoked" -> new Badge(Tone.BAD, "Stopped");
            default -> new Badge(Tone.NEUTRAL, state);
        };
    }

    /// What stopping it does, with how many it hits.
    static String meaning(Release release) {
        if (release.tenants() == 0) {
            return "No tenant uses it. It can be installed no more.";
        }
        var tenants = Amounts.count(release.tenants(), "tenant");
        return tenants + (release.tenants() == 1 ? " loses" : " lose")
                + " it within a second: its pages, widgets and functions are gone until you let it go on or they take"
                + " another release. Their settings stay.";
    }

    /// What tests and links call it by.
    static String id(Release release) {
        return release.plugin() + "-" + release.version().replace('.', '-');
    }
}
