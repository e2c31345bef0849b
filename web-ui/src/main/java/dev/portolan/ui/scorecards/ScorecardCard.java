package dev.portolan.ui.scorecards;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.Scorecards.Scorecard;
import dev.portolan.ui.page.Ago;

/// One scorecard at a glance.
final class ScorecardCard extends Article {
    private static final long serialVersionUID = 1;

    ScorecardCard(Slug tenant, Scorecard scorecard) {
        addClassNames("card", "stack", "scorecard");
        setId("scorecard-" + scorecard.id());
        var content = scorecard.content();
        getElement().setAttribute("aria-label", content.name());
        add(new H2(new Anchor("/" + tenant + "/scorecards/" + scorecard.id(), content.name())));
        if (content.description() != null) {
            var words = new Paragraph(content.description());
            words.addClassName("sub");
            add(words);
        }
        var about = new Div(new Span(ScorecardWords.about(content.filter())));
        about.addClassNames("sub", "since");
        if (scorecard.countedAt() == null) {
            about.add(new Span("counted in a moment"));
            add(about);
            return;
        }
        about.add(new Span(ScorecardWords.entities(scorecard.entities())), new Ago(scorecard.countedAt()));
        add(about, new LevelBar(ScorecardWords.levels(content), scorecard.reached(), true));
    }
}
