package dev.portolan.ui.scorecards;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.portolan.ui.clients.ScorecardsClient;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.views.PortalComponent;
import jakarta.enterprise.context.ApplicationScoped;

/// How an entity stands, on its own page.
@ApplicationScoped
class StandingComponent implements PortalComponent {
    private final ScorecardsClient scorecards;
    private final Background background;

    StandingComponent(ScorecardsClient scorecards, Background background) {
        this.scorecards = scorecards;
        this.background = background;
    }

    @Override
    public String name() {
        return "scorecard-standing";
    }

    @Override
    public Component at(Place place) {
        var entity = place.entity();
        return entity == null
                ? new Div()
                : new StandingPart(new ScorecardsDesk(place.tenant(), scorecards, background), entity);
    }
}
