package dev.portolan.ui.operatorpublishers;

import dev.portolan.ui.clients.StaffPublishers.Edit;
import dev.portolan.ui.clients.StaffPublishers.Enrolled;
import dev.portolan.ui.page.Tone;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Publishers in words, and what a change of one asks for. Knows no components.
final class PublisherWords {
    private PublisherWords() {}

    static Tone tone(Enrolled publisher) {
        return publisher.suspended() ? Tone.BAD : Tone.GOOD;
    }

    static String state(Enrolled publisher) {
        return publisher.suspended() ? "Suspended" : "Active";
    }

    static Tone keyTone(Enrolled publisher) {
        return publisher.key().verifiedAt() == null ? Tone.ATTENTION : Tone.GOOD;
    }

    static String key(Enrolled publisher) {
        return publisher.key().verifiedAt() == null ? "Not verified" : "Verified";
    }

    static String review(boolean reviewed) {
        return reviewed ? "We look at what the scanner warns of" : "Trusted: warnings let it through";
    }

    /// What has to be sent; null when nothing differs.
    static @Nullable Edit edit(Enrolled now, String name, String website, boolean reviewed) {
        var newName = name.strip().equals(now.name()) ? null : name.strip();
        var newWebsite = website.strip().equals(now.website()) ? null : website.strip();
        var newReviewed = reviewed == now.reviewed() ? null : reviewed;
        return newName == null && newWebsite == null && newReviewed == null
                ? null
                : new Edit(newName, newWebsite, newReviewed, null);
    }

    /// An id made of a name: `Fjord & Co` as `fjord-co`.
    static String proposedId(String name) {
        var id = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        return id.substring(0, Math.min(id.length(), 40)).replaceAll("-+$", "");
    }

    /// What suspending does.
    static String suspension(Enrolled publisher) {
        return "The tokens of " + publisher.name() + " open nothing any more, so nothing new is published. What it has"
                + " published goes on; a single release is stopped on its own page.";
    }
}
