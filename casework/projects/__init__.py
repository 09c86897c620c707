"""Service projects (服务项目) that an office orders for families: which there are, who provides them, activities held.

The orders themselves are facts of the household (casework/households/service_orders.py).
"""
