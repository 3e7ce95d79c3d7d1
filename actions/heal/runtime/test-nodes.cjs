// A test and the subtests in it while they run: what each ran itself, and how it ended. Written for Node 8 and newer.
'use strict';

/** A test, or with a parent a subtest. */
function createNode(key, parent, steps) {
  return {
    key: key,
    parent: parent,
    /** How many subtests of each name there were. */
    seen: Object.create(null),
    /** Statements that ran in it and not in a subtest, and those with the subtests' own. */
    own: [],
    all: [],
    isOk: true,
    /** Whether what it asserts itself holds. */
    isOwnOk: true,
    said: undefined,
    failure: undefined,
    hasParts: false,
    isOver: false,
    firstStep: steps,
    started: Date.now(),
  };
}

/** Subtests are known by the test around them, their name and how many of that name came before. */
function openPart(node, name, steps) {
  node.seen[name] = (node.seen[name] || 0) + 1;
  node.hasParts = true;
  return createNode(node.key + '>' + name + '|' + node.seen[name], node, steps);
}

/** Whether a key is that of a test, or of a subtest in it however deep. */
function isIn(key, test) {
  return key === test || key.indexOf(test + '>') === 0;
}

/** `failure`: how it failed, to be held against how it fails with no candidate. */
function fail(node, said, failure) {
  node.isOwnOk = false;
  for (var at = node; at !== null; at = at.parent) {
    at.isOk = false;
    if (at.said === undefined) at.said = said;
    if (at.failure === undefined) at.failure = failure;
  }
}

function add(hits, more) {
  Object.keys(more).forEach(function (hit) {
    hits[hit] = true;
  });
}

/** What a test ran, with what the tests around it ran to set it up. */
function close(node) {
  node.isOver = true;
  add(node.all, node.own);
  if (node.parent !== null) add(node.parent.all, node.all);
  var hits = [];
  add(hits, node.all);
  for (var at = node.parent; at !== null; at = at.parent) add(hits, at.own);
  return hits;
}

module.exports = { createNode: createNode, openPart: openPart, isIn: isIn, fail: fail, close: close };
