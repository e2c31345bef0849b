package dev.portolan.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLayout;

/// Around the pages that need no organization: brand, sign up, sign in.
public class PublicLayout extends Div implements RouterLayout {
    private static final long serialVersionUID = 1;

    private final Div content = new Div();

    PublicLayout() {
        addClassName("public");
        var brand = new Anchor("/", "Portolan");
        brand.addClassName("brand");
        var signIn = new Anchor("/tenants", "Sign in");
        signIn.setId("sign-in");
        signIn.setRouterIgnore(true);
        var signUp = new Anchor("/signup", "Sign up");
        signUp.setId("sign-up");
        signUp.addClassName("button-link");
        var links = new Nav(new ThemeMenu(), signIn, signUp);
        links.getElement().setAttribute("aria-label", "Account");
        var header = new Header(brand, links);
        header.addClassName("public-head");
        content.addClassName("public-content");
        var footer = new Footer(new Span("Portolan, the developer portal that configures itself by mouse."));
        footer.addClassName("public-foot");
        add(header, content, footer);
    }

    @Override
    public void showRouterLayoutContent(HasElement view) {
        content.removeAll();
        content.add((Component) view);
    }
}
