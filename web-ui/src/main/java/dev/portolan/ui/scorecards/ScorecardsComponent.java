package dev.portolan.ui.scorecards;

import com.vaadin.flow.component.Component;
import dev.portolan.ui.clients.ScorecardsClient;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.views.PortalComponent;
import jakarta.enterprise.context.ApplicationScoped;

/// All scorecards, where a plugin names them.
@ApplicationScoped
class ScorecardsComponent implements PortalComponent {
    private final ScorecardsClient scorecards;
    private final Background background;

    ScorecardsComponent(ScorecardsClient scorecards, Background background) {
        this.scorecards = scorecards;
        this.background = background;
    }

    @Override
    public String name() {
        return "scorecards";
    }

    @Override
    public Component at(Place place) {
        var all = new ScorecardsPart(scorecards, background);
        all.open(place.tenant());
        return all;
    }

    @Override
    public boolean wholePage() {
        return true;
    }
}
