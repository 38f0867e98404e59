//! Command lines, a line each.

use super::{Color, Command, parse};

/// What was understood, or the kind of the error.
fn understood(line: &[&str]) -> String {
    let typed = std::iter::once("tracuu").chain(line.iter().copied());
    match parse(typed.map(Into::into)) {
        Ok(args) => summary(&args.command),
        Err(error) => format!("{:?}", error.kind()),
    }
}

fn summary(command: &Command) -> String {
    match command {
        Command::Search(args) => format!("{} | {} | {}", args.query.text(), args.query.place.display(), args.limit),
        Command::Explain(args) => format!("explain {} | {}", args.query.text(), args.limit),
        Command::Suggest(args) => format!("{:?} {} {:?} {}", args.text(), args.limit, args.kind, args.correct),
        Command::Index(args) => format!("{:?} {:?} {}", args.paths, args.into, args.fresh),
        Command::Show(args) => format!("{} {:?}", args.id, args.address),
        Command::Stats(args) => format!("{:?} {}", args.place, args.json),
        Command::Delete(args) => format!("{:?}", args.ids),
        Command::Parse(args) => format!("{:?} {}", args.file, args.json),
        Command::Cites(args) => format!("{:?} {:?} {}", args.place, args.of, args.json),
        Command::Graph(args) => format!("{:?} {} {:?} {}", args.place, args.dangling, args.most_cited, args.dot),
        Command::Text(args) => format!("{:?} {:?} {:?} {:?}", args.file, args.from, args.typed, args.fold),
        Command::Eval(args) => format!("{:?} {}", args.run, args.tag),
    }
}

#[track_caller]
fn check(line: &[&str], expected: &str) {
    assert_eq!(understood(line), expected);
}

#[test]
fn the_definition_is_sound() {
    use clap::CommandFactory;
    super::Args::command().debug_assert();
}

#[test]
fn passes_are_named() {
    check(&["text", "--from", "tcvn3", "a.txt"], "Some(\"a.txt\") Some(Tcvn3) None None");
    check(&["text", "--typed", "telex", "--fold", "bare"], "None None Some(Telex) Some(Bare)");
    check(&["text", "--from", "vps"], "InvalidValue");
    check(&["text", "--tokens", "--json"], "ArgumentConflict");
}

#[test]
fn words_need_no_quotes() {
    check(&["search", "ky luat", "--in", "x"], "ky luat | x | 10");
    check(&["search", "ky", "luat", "--in", "x"], "ky luat | x | 10");
    check(&["search", "--in", "x", "ky luat", "--limit", "3"], "ky luat | x | 3");
    check(&["search", "ky", "--in", "x", "luat", "--limit=3"], "ky luat | x | 3");
}

#[test]
fn a_query_may_begin_with_a_hyphen() {
    check(&["search", "-luật kỷ", "--in", "x"], "-luật kỷ | x | 10");
    check(&["search", "-luật", "kỷ", "--in", "x"], "-luật kỷ | x | 10");
    check(&["search", "--in", "x", "--", "-luật"], "-luật | x | 10");
    check(&["search", "--in", "x", "--", "kỷ", "-luật"], "kỷ -luật | x | 10");
    check(&["search", "--in", "x", "-luật"], "-luật | x | 10");
    check(&["search", "-", "--in", "x"], "- | x | 10");
    check(&["search", "-hồ sơ", "--in", "x"], "-hồ sơ | x | 10");
    check(&["search", "--kỷ luật", "--in", "x"], "--kỷ luật | x | 10");
    check(&["search", "-12", "--in", "x", "--limit", "3"], "-12 | x | 3");
}

#[test]
fn a_query_may_be_anything() {
    check(&["search", "", "--in", "x"], " | x | 10");
    check(&["search", "  ", "--in", "x"], "   | x | 10");
    check(&["search", "\"kỷ cương", "--in", "x"], "\"kỷ cương | x | 10");
    check(&["search", "*:/-", "--in", "x"], "*:/- | x | 10");
}

#[test]
fn what_is_completed_may_be_anything() {
    check(&["suggest", "nghi", "quy", "--in", "x"], r#""nghi quy" 10 [] false"#);
    check(&["suggest", "ky luat ", "--in", "x", "--limit", "3"], r#""ky luat " 3 [] false"#);
    check(
        &["suggest", "24-c", "--in", "x", "--kind", "number", "--kind", "title"],
        r#""24-c" 10 [Number, Title] false"#,
    );
    check(&["suggest", "--correct", "-ky luat", "--in", "x"], r#""-ky luat" 10 [] true"#);
    check(&["suggest", "--correct", "ky", "--in", "x", "--limit", "3"], "ArgumentConflict");
    check(&["suggest", "ky", "--in", "x", "--limit", "51"], "ValueValidation");
    check(&["suggest", "ky", "--in", "x", "--kind", "law"], "InvalidValue");
    check(&["suggest", "--in", "x"], "MissingRequiredArgument");
}

#[test]
fn what_is_missing_or_too_much_is_told() {
    check(&["search", "ky luat"], "MissingRequiredArgument");
    check(&["search", "--in", "x"], "MissingRequiredArgument");
    check(&["search", "ky", "--in", "x", "--limit", "0"], "ValueValidation");
    check(&["search", "ky", "--in", "x", "--offset", "-1"], "UnknownArgument");
    check(&["index", "a"], "MissingRequiredArgument");
    check(&["delete", "--in", "x"], "MissingRequiredArgument");
    check(&["eval", "--in", "x", "--queries", "q", "--qrels", "r", "--tag", "a b"], "ValueValidation");
    check(&["fly"], "InvalidSubcommand");
    check(&[], "DisplayHelpOnMissingArgumentOrSubcommand");
    check(&["search", "-h"], "DisplayHelp");
    check(&["--version"], "DisplayVersion");
}

#[test]
fn the_other_commands() {
    check(&["index", "a", "b", "--into", "i", "--fresh"], r#"["a", "b"] "i" true"#);
    check(&["show", "a.md", "III.5", "--in", "x"], r#"a.md Some("III.5")"#);
    check(&["stats", "--in", "x", "--json"], r#""x" true"#);
    check(&["parse", "-", "--json"], r#""-" true"#);
    check(&["parse"], "MissingRequiredArgument");
    check(&["cites", "x"], r#""x" None false"#);
    check(&["cites", "x", "--of", "24-CT/TU", "--json"], r#""x" Some("24-CT/TU") true"#);
    check(&["graph", "x"], r#""x" false None false"#);
    check(&["graph", "x", "--dangling", "--most-cited", "5"], r#""x" true Some(5) false"#);
    check(&["graph", "x", "--dot", "--json"], "ArgumentConflict");
    check(&["delete", "a", "b", "--in", "x"], r#"["a", "b"]"#);
    check(&["eval", "--in", "x", "--queries", "q", "--qrels", "r", "--run", "o"], r#"Some("o") tracuu"#);
}

#[test]
fn colour_may_stand_anywhere() {
    let color = |line: &[&str]| parse(line.iter().map(Into::into)).ok().map(|args| args.color);
    assert_eq!(color(&["tracuu", "stats", "--in", "x", "--color", "always"]), Some(Color::Always));
    assert_eq!(color(&["tracuu", "--color", "never", "search", "ky", "--in", "x"]), Some(Color::Never));
    assert_eq!(color(&["tracuu", "stats", "--in", "x"]), Some(Color::Auto));
}
