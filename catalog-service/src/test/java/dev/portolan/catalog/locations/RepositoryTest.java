package dev.portolan.catalog.locations;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepositoryTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            https://github.com/acme/web                       | acme      | web  | https://github.com/acme/web/blob/HEAD/f.yaml
            https://GitHub.com/acme/web.git                   | acme      | web  | https://github.com/acme/web/blob/HEAD/f.yaml
            https://github.com/acme/web/tree/main/docs        | acme      | web  | https://github.com/acme/web/blob/HEAD/f.yaml
            https://gitlab.com/acme/shop/web/-/tree/main      | acme/shop | web  | https://gitlab.com/acme/shop/web/-/blob/HEAD/f.yaml
            https://bitbucket.org/acme/web/src/main/          | acme      | web  | https://bitbucket.org/acme/web/src/HEAD/f.yaml
            https://dev.azure.com/acme/shop/_git/web          | shop      | web  | -
            https://git.acme.example/acme/web                 | acme      | web  | -
            https://acme.example                              | ''        | acme.example | -
            """)
    void addressesTellOwnerAndName(URI page, String owner, String name, String file) {
        var repository = Repository.of(page);

        assertThat(repository.owner()).isEqualTo(owner);
        assertThat(repository.name()).isEqualTo(name);
        assertThat(repository.file("f.yaml").orElse(null)).isEqualTo(file);
    }

    @ParameterizedTest
    @CsvSource({
        "https://github.com/acme/web, github.com/project-slug, acme/web",
        "https://dev.azure.com/acme/shop/_git/web, dev.azure.com/project-slug, shop/web",
    })
    void theProposalNamesItsProject(URI page, String annotation, String slug) {
        var proposal = Repository.of(page).proposal();

        assertThat(proposal.at("/metadata/annotations").path(annotation).asText())
                .isEqualTo(slug);
        assertThat(proposal.at("/metadata/name").asText()).isEqualTo("web");
    }
}
