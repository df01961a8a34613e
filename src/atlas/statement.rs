//! Statements of source documents, and questions on which two readings disagree.

/// One statement of a source document, in a curator's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// `A1.04`, `B.12`.
    pub id: String,
    /// Id of the source, or the letter of the document.
    pub source: String,
    /// F fact, R report, O opinion, P prediction, Q quantity.
    pub kind: String,
    /// The date that it speaks of, as the document has it.
    pub date: Option<String>,
    /// In own words.
    pub text: String,
}

/// One side of a disagreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// One or two sentences.
    pub summary: String,
    /// Ids of items that it rests on.
    pub items: Vec<String>,
}

/// A question to which two readings give two answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement {
    /// Unique in the dataset.
    pub id: String,
    /// The question.
    pub question: String,
    /// One reading.
    pub a: Reading,
    /// The other.
    pub b: Reading,
    /// How the program shows it.
    pub shown_as: String,
}
