package dev.portolan.ui.operatorpublishers;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.portolan.ui.clients.StaffPublishers.Enrolled;
import dev.portolan.ui.page.Ago;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.Facts;

/// The key that a publisher signs with, or how it shows that one is its own.
final class PublisherKeyPart extends Section {
    private static final long serialVersionUID = 1;

    PublisherKeyPart(Enrolled publisher) {
        addClassNames("card", "stack");
        setId("key");
        getElement().setAttribute("aria-label", "Key");
        var head = new Div(new H2("Key"), new Badge(PublisherWords.keyTone(publisher), PublisherWords.key(publisher)));
        head.addClassName("spread");
        add(head);
        var verifiedAt = publisher.key().verifiedAt();
        if (verifiedAt == null) {
            add(words("Without a verified key nothing that it hands in is published. With a token of its own it"));
            add(steps(publisher));
            return;
        }
        var facts = new Facts().fact("Verified", new Span(Amounts.day(verifiedAt)), new Ago(verifiedAt));
        if (!publisher.key().fingerprint().isBlank()) {
            facts.fact("Fingerprint", new Code(publisher.key().fingerprint()));
        }
        add(facts, words("A new key replaces it for new releases; what was published stays valid."));
    }

    private static OrderedList steps(Enrolled publisher) {
        var key = "/api/marketplace/publishers/" + publisher.id() + "/key";
        var steps = new OrderedList(
                new ListItem(new Span("sends its public key (Ed25519) to "), new Code("POST " + key)),
                new ListItem(new Span("signs the challenge that comes back with the private half")),
                new ListItem(new Span("sends the signature to "), new Code("POST " + key + "/verification")));
        steps.addClassName("numbered");
        return steps;
    }

    private static Paragraph words(String text) {
        var words = new Paragraph(text);
        words.addClassName("sub");
        return words;
    }
}
