package dev.portolan.ui.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import dev.portolan.ui.session.SignInNeededException;

/// A page of an organization in a session that has no person (any more): loading it anew leads through the sign-in.
@PageTitle("Sign in · Portolan")
@ParentLayout(PublicLayout.class)
class SignInNeededView extends Main implements HasErrorParameter<SignInNeededException> {
    private static final long serialVersionUID = 1;

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<SignInNeededException> parameter) {
        var signIn = new Anchor("/" + event.getLocation().getPathWithQueryParameters(), "Sign in");
        signIn.setRouterIgnore(true);
        signIn.addClassName("button-link");
        ErrorPage.fill(this, VaadinIcon.KEY_O, "Sign in to go on", "This page belongs to an organization.", signIn);
        return 401;
    }
}
