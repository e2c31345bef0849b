package dev.portolan.ui.operator;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.session.NotForRoleException;

/// A staff page that is for another staff role.
@PageTitle("Not allowed · Portolan")
@ParentLayout(OperatorLayout.class)
class NotForRoleView extends Main implements HasErrorParameter<NotForRoleException> {
    private static final long serialVersionUID = 1;

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotForRoleException> parameter) {
        removeAll();
        addClassName("page");
        var back = Links.button("/operator", "All tenants");
        add(
                new PageHeader("Not for your role"),
                new EmptyState(
                        VaadinIcon.LOCK,
                        "None of your staff roles opens this page",
                        "An operator can give you the role that does: billing for invoices, support for support"
                                + " sessions and releases.",
                        back));
        return 403;
    }
}
