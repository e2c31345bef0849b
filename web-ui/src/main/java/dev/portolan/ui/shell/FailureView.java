package dev.portolan.ui.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import org.jboss.logging.Logger;

/// A page that fails because of a fault of ours.
@PageTitle("Something went wrong · Portolan")
@ParentLayout(PublicLayout.class)
class FailureView extends Main implements HasErrorParameter<Exception> {
    private static final long serialVersionUID = 1;
    private static final Logger LOG = Logger.getLogger(FailureView.class);

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        LOG.errorf(
                parameter.getException(),
                "a page failed: %s",
                event.getLocation().getPath());
        var again = new Anchor("/" + event.getLocation().getPathWithQueryParameters(), "Try again");
        again.setRouterIgnore(true);
        again.addClassName("button-link");
        ErrorPage.fill(
                this,
                VaadinIcon.TOOLS,
                "Something went wrong on our side",
                "It has been noted. Try again in a moment.",
                again);
        return 500;
    }
}
