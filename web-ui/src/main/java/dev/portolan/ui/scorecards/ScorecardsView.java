package dev.portolan.ui.scorecards;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.ScorecardsClient;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.shell.TenantLayout;

/// The page of all scorecards.
@Route(value = ":tenant/scorecards", layout = TenantLayout.class)
@PageTitle("Scorecards · Portolan")
class ScorecardsView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1;

    private final transient SignedIn signedIn;
    private final ScorecardsPart scorecards;

    ScorecardsView(SignedIn signedIn, ScorecardsClient scorecards, Background background) {
        this.signedIn = signedIn;
        this.scorecards = new ScorecardsPart(scorecards, background);
        addClassName("page");
        add(this.scorecards);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        scorecards.open(signedIn.tenant(event, Permissions.PLUGIN_USE));
    }
}
