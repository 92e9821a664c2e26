//! Links, pictures, and the table of contents.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::READMES;
use super::page::{Page, pages_in, root};

/// The most bytes of a picture: a clone is small.
const PICTURE: u64 = 150 * 1024;

/// A path without `..` in it.
fn straight(path: &Path) -> PathBuf {
    let mut straight = PathBuf::new();
    for part in path.components() {
        match part {
            std::path::Component::ParentDir => assert!(straight.pop(), "{}", path.display()),
            part => straight.push(part),
        }
    }
    straight
}

/// The file of the project to which a link leads, and the heading in it; none where it leads out.
fn leads_to(page: &Page, link: &str) -> Option<(PathBuf, Option<String>)> {
    if link.starts_with("https://") || link.starts_with("http://") || link.starts_with("mailto:") {
        return None;
    }
    let (path, heading) = link.split_once('#').map_or((link, None), |(path, heading)| (path, Some(heading.to_owned())));
    let path = if path.is_empty() { root().join(&page.path) } else { straight(&page.folder().join(path)) };
    Some((path, heading))
}

/// What is wrong with the links of a page.
fn wrong(page: &Page) -> Vec<String> {
    let mut wrong = Vec::new();
    for link in page.links() {
        let Some((path, heading)) = leads_to(page, &link) else { continue };
        let there = path.starts_with(root()) && path.exists();
        let known = |heading: &String| {
            let below = path.strip_prefix(root()).unwrap().display().to_string();
            Page::read(&below).anchors().contains(heading)
        };
        if !there || !heading.as_ref().is_none_or(known) {
            wrong.push(format!("{}: {link}", page.path));
        }
    }
    wrong
}

fn all_pages() -> Vec<Page> {
    let roots = ["ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"];
    let paths = READMES.iter().chain(&roots).map(|path| (*path).to_owned()).chain(pages_in("docs"));
    paths.map(|path| Page::read(&path)).collect()
}

#[test]
fn every_link_leads_to_a_file_and_a_heading_that_are_there() {
    let pages = all_pages();
    let links: usize = pages.iter().map(|page| page.links().len()).sum();
    assert!(80 < links, "{links}");
    let wrong: Vec<String> = pages.iter().flat_map(wrong).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_link_that_leads_nowhere_is_found() {
    let text = "# A title, and more\n[a](b.md) [c](README.md) [d](#a-title-and-more) [e](#nowhere) `[f](g.md)` [h](../../x.md)\n";
    let page = Page { path: "docs/page.md".to_owned(), text: text.to_owned() };
    assert_eq!(page.links(), ["b.md", "README.md", "#a-title-and-more", "#nowhere", "../../x.md"]);
    assert_eq!(page.anchors(), ["a-title-and-more"]);
    assert_eq!(
        wrong(&Page {
            path: "docs/README.md".to_owned(),
            text: "[a](b.md) [c](tour.md) [d](tour.md#nowhere) [e](../../x.md)".to_owned()
        }),
        ["docs/README.md: b.md", "docs/README.md: tour.md#nowhere", "docs/README.md: ../../x.md"]
    );
}

#[test]
fn every_page_is_in_the_table_of_contents() {
    let contents = Page::read("docs/README.md");
    let led: BTreeSet<PathBuf> =
        contents.links().iter().filter_map(|link| leads_to(&contents, link)).map(|(path, _)| path).collect();
    // The pages of a language are in its own contents, to which this one leads.
    let of_here = |path: &str| path.matches('/').count() == 1 || path.ends_with("/README.md");
    let pages = pages_in("docs").into_iter().filter(|path| path != "docs/README.md" && of_here(path));
    let missing: Vec<String> = pages.filter(|path| !led.contains(&root().join(path))).collect();
    assert_eq!(missing, [""; 0]);
    // In each language its own pages, and the way back.
    for language in ["zh-Hant", "zh-Hans"] {
        let contents = Page::read(&format!("docs/{language}/README.md"));
        let led: BTreeSet<PathBuf> =
            contents.links().iter().filter_map(|link| leads_to(&contents, link)).map(|(path, _)| path).collect();
        for path in pages_in(&format!("docs/{language}")).iter().filter(|path| !path.ends_with("README.md")) {
            assert!(led.contains(&root().join(path)), "{path}");
        }
        assert!(led.contains(&root().join("docs/README.md")), "{language}");
    }
}

#[test]
fn each_page_leads_to_itself_in_the_other_languages() {
    let folders = ["docs", "docs/zh-Hant", "docs/zh-Hans"];
    let chinese = pages_in("docs/zh-Hant");
    assert!(10 < chinese.len(), "{chinese:?}");
    for name in chinese.iter().map(|path| path.replace("docs/zh-Hant/", "")) {
        for folder in folders {
            let page = Page::read(&format!("{folder}/{name}"));
            let led: BTreeSet<PathBuf> =
                page.links().iter().filter_map(|link| leads_to(&page, link)).map(|(path, _)| path).collect();
            for other in folders.into_iter().filter(|other| *other != folder) {
                assert!(led.contains(&root().join(other).join(&name)), "{folder}/{name} lacks {other}");
            }
        }
    }
}

/// A Chinese page leads to the Chinese page where there is one, but in the line that names the languages.
#[test]
fn a_chinese_page_leads_to_chinese_pages() {
    for language in ["zh-Hant", "zh-Hans"] {
        let own = root().join("docs").join(language);
        let pages = pages_in(&format!("docs/{language}")).into_iter().chain([format!("README.{language}.md")]);
        for path in pages {
            let page = Page::read(&path);
            let body = page.text.splitn(4, '\n').nth(3).unwrap_or_default().to_owned();
            let body = Page { path, text: body };
            for link in body.links() {
                let Some((leads, _)) = leads_to(&body, &link) else { continue };
                let Ok(name) = leads.strip_prefix(root().join("docs")) else { continue };
                let contents = name == Path::new("README.md");
                assert!(contents || !own.join(name).exists() || leads.starts_with(&own), "{}: {link}", body.path);
            }
        }
    }
}

#[test]
fn each_readme_leads_to_the_others_and_to_the_book() {
    for path in READMES {
        let page = Page::read(path);
        let led: BTreeSet<PathBuf> =
            page.links().iter().filter_map(|link| leads_to(&page, link)).map(|(path, _)| path).collect();
        for other in READMES.into_iter().filter(|other| *other != path).chain(["docs/README.md", "docs/tour.md"]) {
            // A Chinese one leads to the Chinese tour.
            let own = other.replace("docs/", if path.contains("Hant") { "docs/zh-Hant/" } else { "docs/zh-Hans/" });
            assert!(led.contains(&root().join(other)) || led.contains(&root().join(own)), "{path} lacks {other}");
        }
    }
}

#[test]
fn pictures_are_small_and_each_is_shown_with_its_description() {
    let mut shown = BTreeSet::new();
    for page in all_pages() {
        for part in page.text.split("![").skip(1) {
            let (description, rest) = part.split_once("](").unwrap();
            assert!(10 < description.chars().count(), "{}: {description}", page.path);
            shown.insert(straight(&page.folder().join(rest.split(')').next().unwrap())));
        }
    }
    let pictures = fs::read_dir(root().join("docs/pictures")).unwrap().map(|entry| entry.unwrap().path());
    let pictures: BTreeSet<PathBuf> = pictures.collect();
    assert_eq!(pictures, shown);
    for path in pictures {
        let bytes = fs::read(&path).unwrap();
        assert!(bytes.starts_with(b"\x89PNG\r\n"), "{}", path.display());
        assert!(bytes.len() as u64 <= PICTURE, "{} has {} bytes", path.display(), bytes.len());
    }
}
