package dev.portolan.ui.marketplace;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.portolan.contracts.OwnPublisher;
import dev.portolan.ui.clients.Marketplace.Maker;
import dev.portolan.ui.clients.Marketplace.MakerDetail;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.Facts;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Tone;
import java.util.Locale;
import java.util.regex.Pattern;

/// Who makes a plugin, whether its key is known to be its own, and what else it offers. Says what the offer itself says
/// where the rest cannot be had.
final class PublisherFacts extends Div {
    private static final long serialVersionUID = 1;
    private static final Pattern PAIRS = Pattern.compile("(?<=\\G[0-9a-f]{4})(?=.)");

    private final transient OfferDesk desk;
    private final transient Maker maker;

    PublisherFacts(OfferDesk desk, Maker maker) {
        this.desk = desk;
        this.maker = maker;
        addClassName("stack");
        setId("publisher");
        if (OwnPublisher.is(desk.id().publisher())) {
            var words = new Paragraph("Made in your organization, and to be had nowhere else.");
            add(words, link("What else it has made"));
            return;
        }
        add(Skeleton.lines(3));
        desk.background()
                .load(
                        () -> desk.marketplace()
                                .publisher(desk.tenant(), desk.id().publisher()),
                        this::show,
                        _ -> brief());
    }

    private void show(MakerDetail publisher) {
        removeAll();
        var facts = new Facts().fact("Name", new Span(publisher.name()), verified(publisher.verifiedAt() != null));
        if (publisher.verifiedAt() != null) {
            facts.fact("Verified", Amounts.day(publisher.verifiedAt()));
        }
        if (!publisher.website().isBlank()) {
            facts.fact("Website", Links.outside(publisher.website(), bare(publisher.website())));
        }
        if (!publisher.fingerprint().isBlank()) {
            var key = new Code(grouped(publisher.fingerprint()));
            key.addClassName("fingerprint");
            facts.fact("Signs with", key);
        }
        add(facts, others(publisher.plugins()));
    }

    private void brief() {
        removeAll();
        add(new Facts().fact("Name", new Span(maker.name()), verified(maker.verified())), others(0));
    }

    static Badge verified(boolean verified) {
        return verified ? new Badge(Tone.GOOD, "Verified") : new Badge(Tone.NEUTRAL, "Not verified");
    }

    private Anchor others(long count) {
        var words = count > 1 ? "All " + Amounts.count(count, "plugin") + " of it" : "What else it offers";
        return link(words);
    }

    private Anchor link(String words) {
        return new Anchor(
                "/" + desk.tenant().slug() + "/plugins/marketplace?publisher="
                        + desk.id().publisher(),
                words);
    }

    /// `https://www.acme.test/` reads as `www.acme.test`.
    static String bare(String address) {
        return address.replaceFirst("^https?://", "").replaceFirst("/$", "");
    }

    /// A fingerprint in fours, so that two can be compared by eye; left alone when it is not hexadecimal.
    static String grouped(String fingerprint) {
        var hex = fingerprint.toLowerCase(Locale.ROOT);
        return hex.matches("[0-9a-f]{8,}") ? PAIRS.matcher(hex).replaceAll(" ") : fingerprint;
    }
}
