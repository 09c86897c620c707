"""What a county's households add up to, told by a follower: figures by day and position, and what is overdue in order.

Only ever a quicker answer: where the follower has not come, or cannot know, the households themselves are asked.
"""
