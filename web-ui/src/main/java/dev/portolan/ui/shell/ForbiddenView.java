package dev.portolan.ui.shell;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import dev.portolan.ui.session.ForbiddenException;

/// A page that this member's role does not open.
@PageTitle("Not allowed · Portolan")
@ParentLayout(TenantLayout.class)
class ForbiddenView extends Main implements HasErrorParameter<ForbiddenException> {
    private static final long serialVersionUID = 1;

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<ForbiddenException> parameter) {
        ErrorPage.fill(
                this,
                VaadinIcon.LOCK,
                "Your role does not open this page",
                "An owner or admin of your organization can give you a role that does.",
                ErrorPage.home());
        return 403;
    }
}
