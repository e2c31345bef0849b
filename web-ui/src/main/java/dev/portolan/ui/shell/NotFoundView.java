package dev.portolan.ui.shell;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;

/// An address that leads nowhere, or to what this person may not know of.
@PageTitle("Not found · Portolan")
@ParentLayout(PublicLayout.class)
class NotFoundView extends Main implements HasErrorParameter<NotFoundException> {
    private static final long serialVersionUID = 1;

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        ErrorPage.fill(
                this,
                VaadinIcon.MAP_MARKER,
                "There is nothing at this address",
                "The address may be misspelt, the thing may have been removed, or it belongs to an organization that"
                        + " you are not a member of.",
                ErrorPage.home());
        return 404;
    }
}
