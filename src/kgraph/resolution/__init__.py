"""Resolve entities across documents: names of one thing become one node, on proof only, and every decision is kept."""
