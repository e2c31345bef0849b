package dev.portolan.ui.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import dev.portolan.ui.clients.ProblemException;

/// A page that cannot be opened because a service refused or did not answer.
@PageTitle("Not available · Portolan")
@ParentLayout(PublicLayout.class)
class ProblemView extends Main implements HasErrorParameter<ProblemException> {
    private static final long serialVersionUID = 1;

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<ProblemException> parameter) {
        var problem = parameter.getException();
        var again = new Anchor("/" + event.getLocation().getPathWithQueryParameters(), "Try again");
        again.setRouterIgnore(true);
        again.addClassName("button-link");
        var title = "tenant-suspended".equals(problem.slug())
                ? "This organization is suspended"
                : "This page cannot be opened right now";
        ErrorPage.fill(this, VaadinIcon.CLOUD_O, title, problem.detail(), again);
        return problem.status();
    }
}
