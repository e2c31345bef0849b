package dev.portolan.ui.page;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import dev.portolan.ui.clients.Download;
import dev.portolan.ui.clients.ProblemException;
import java.util.function.Supplier;

/// A file to take away, fetched from a service when it is asked for, with the session's rights. The browser gets
/// neither the service's address nor a token: the link is good in this page only.
public final class FileLink extends Anchor {
    private static final long serialVersionUID = 1;

    /// @param name of the file on the visitor's machine
    /// @param file opens it; runs outside the page's lock
    public FileLink(String text, String name, Supplier<Download> file) {
        super(handler(name, file), text);
        addClassNames("button-link", "secondary");
        var icon = VaadinIcon.DOWNLOAD_ALT.create();
        icon.getElement().setAttribute("aria-hidden", "true");
        addComponentAsFirst(icon);
    }

    private static DownloadHandler handler(String name, Supplier<Download> file) {
        return DownloadHandler.fromInputStream(_ -> {
            try {
                var download = file.get();
                return new DownloadResponse(download.content(), name, download.type(), download.bytes());
            } catch (ProblemException problem) {
                return DownloadResponse.error(problem.status());
            }
        });
    }
}
