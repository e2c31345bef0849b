package dev.portolan.ui.marketplace;

import dev.portolan.contracts.OwnPublisher;
import dev.portolan.ui.clients.Marketplace.Compatibility;
import dev.portolan.ui.clients.Marketplace.Need;
import dev.portolan.ui.clients.Marketplace.Offer;
import dev.portolan.ui.clients.Marketplace.Version;
import dev.portolan.ui.clients.Plugins.Asked;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.Tone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Offers of the marketplace in words. Knows no components.
public final class OfferWords {
    /// Of what an organization has made for itself.
    static final Mark ONLY_HERE = new Mark(Tone.INFO, "Only in this portal");

    private OfferWords() {}

    /// How many use it, as the card says it; empty while nobody does.
    public static String installs(long count) {
        return count <= 0 ? "" : "Used by " + Amounts.count(count, "organization");
    }

    /// What a card is marked with, the gravest first.
    public static List<Mark> marks(Offer offer, boolean installed) {
        var marks = new ArrayList<Mark>();
        if (installed) {
            marks.add(new Mark(Tone.GOOD, "Installed"));
        }
        if (OwnPublisher.is(offer.id().publisher())) {
            marks.add(ONLY_HERE);
        }
        if (!offer.standing().compatible()) {
            marks.add(new Mark(Tone.ATTENTION, "Not for this platform"));
        }
        if (!offer.standing().withheld().isBlank()) {
            marks.add(new Mark(Tone.ATTENTION, "Not to be had now"));
        }
        if (offer.standing().deprecated()) {
            marks.add(new Mark(Tone.ATTENTION, "Deprecated"));
        }
        return List.copyOf(marks);
    }

    /// Why it does not run here, as a sentence; empty when it does.
    public static Optional<String> unfit(Compatibility compatibility) {
        if (compatibility.fits()) {
            return Optional.empty();
        }
        if (!compatibility.reason().isBlank()) {
            return Optional.of(sentence(compatibility.reason()));
        }
        return Optional.of(
                compatibility.requires().isBlank()
                        ? "Its newest release needs another version of the platform."
                        : "Its newest release needs the platform in version " + compatibility.requires()
                                + ", and this one is another.");
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }

    /// What was asked, the most dangerous first, and in its own order otherwise.
    public static List<Asked> graded(List<Asked> asked) {
        return asked.stream()
                .sorted(Comparator.comparingInt(one -> danger(one.danger()).ordinal()))
                .toList();
    }

    /// @param word `low`, `medium` or `high`; anything else counts as medium, so that nothing new looks harmless
    static Danger danger(@Nullable String word) {
        return switch (word) {
            case "high" -> Danger.HIGH;
            case "low" -> Danger.LOW;
            case null, default -> Danger.MEDIUM;
        };
    }

    /// How a release stands; empty where there is nothing to say.
    static Optional<Mark> standing(Version version) {
        return switch (version.status()) {
            case "published" ->
                version.preRelease() ? Optional.of(new Mark(Tone.INFO, "Pre-release")) : Optional.empty();
            case "deprecated" -> Optional.of(new Mark(Tone.ATTENTION, "Deprecated"));
            case "yanked" -> Optional.of(new Mark(Tone.NEUTRAL, "Not offered any more"));
            case "revoked" -> Optional.of(new Mark(Tone.BAD, "Stopped"));
            default -> Optional.of(new Mark(Tone.NEUTRAL, version.status()));
        };
    }

    /// For example `portolan/notifications ^1, if you have it`.
    static String need(Need need) {
        var range = need.range().isBlank() ? "" : " " + need.range();
        return need.plugin() + range + (need.optional() ? ", if you have it" : "");
    }

    /// Where an extension point puts what a plugin adds.
    public static String place(String point) {
        return switch (point) {
            case "entity.card" -> "A card on the page of entities";
            case "entity.tab" -> "A tab on the page of entities";
            case "nav.page" -> "A page of its own";
            case "home.widget" -> "A widget on the home page";
            case "catalog.provider" -> "Entities in the catalog";
            case "catalog.processor" -> "Facts on entities of the catalog";
            case "event.handler" -> "Acts when something happens";
            case "webhook.receiver" -> "An address that others can call";
            case "action" -> "A button on entities";
            case "check" -> "A check of entities";
            case "search.collator" -> "Documents in the search";
            case "notification.channel" -> "A way to deliver notifications";
            case "theme" -> "Colours and a logo";
            default -> "At " + point;
        };
    }

    /// How much harm could be done with a permission; the worst first.
    public enum Danger {
        HIGH(Tone.BAD, "Look closely"),
        MEDIUM(Tone.ATTENTION, "Worth a thought"),
        LOW(Tone.NEUTRAL, "Little risk");

        private final Tone tone;
        private final String words;

        Danger(Tone tone, String words) {
            this.tone = tone;
            this.words = words;
        }

        public Tone tone() {
            return tone;
        }

        public String words() {
            return words;
        }
    }

    /// A small state to be shown as a badge.
    public record Mark(Tone tone, String text) {}
}
